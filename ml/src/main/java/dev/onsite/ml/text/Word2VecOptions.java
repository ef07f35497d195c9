package dev.onsite.ml.text;

/**
 * How {@link Word2Vec} learns; the defaults are those of the original.
 *
 * @param dimension of the vectors
 * @param window most words to either side; each position draws its own width from 1 to this
 * @param negatives drawn for each pair
 * @param minCount words that occur less often are left out
 * @param sample threshold t of subsampling: a word of frequency f is kept with probability (√(f/t) + 1)·t/f; 0 keeps all
 * @param learningRate at the start; falls in a straight line to a ten-thousandth of it
 * @param epochs passes over the corpus
 * @param threads that update the same vectors without locks (Hogwild, Niu et al., 2011); with 1 the result is
 *     reproducible
 * @param seed of the vectors and of every draw
 */
public record Word2VecOptions(
        int dimension,
        int window,
        int negatives,
        int minCount,
        double sample,
        double learningRate,
        int epochs,
        int threads,
        long seed) {
    public static final Word2VecOptions DEFAULT = new Word2VecOptions(100, 5, 5, 5, 1e-3, 0.025, 5, 1, 1);

    public Word2VecOptions {
        positive("dimension", dimension);
        positive("window", window);
        positive("negatives", negatives);
        positive("minCount", minCount);
        positive("epochs", epochs);
        positive("threads", threads);
        if (!(sample >= 0)) {
            throw new IllegalArgumentException("sample must not be negative, got " + sample);
        }
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("learningRate must be above 0, got " + learningRate);
        }
    }

    public Word2VecOptions withDimension(int value) {
        return new Word2VecOptions(value, window, negatives, minCount, sample, learningRate, epochs, threads, seed);
    }

    public Word2VecOptions withMinCount(int value) {
        return new Word2VecOptions(dimension, window, negatives, value, sample, learningRate, epochs, threads, seed);
    }

    public Word2VecOptions withSample(double value) {
        return new Word2VecOptions(dimension, window, negatives, minCount, value, learningRate, epochs, threads, seed);
    }

    public Word2VecOptions withEpochs(int value) {
        return new Word2VecOptions(dimension, window, negatives, minCount, sample, learningRate, value, threads, seed);
    }

    public Word2VecOptions withThreads(int value) {
        return new Word2VecOptions(dimension, window, negatives, minCount, sample, learningRate, epochs, value, seed);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value);
        }
    }
}
