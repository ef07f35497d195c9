package dev.onsite.ml.text;

import dev.onsite.ml.linalg.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Word vectors, immutable: look-up, nearest words, analogies. */
public final class Word2VecModel {
    private final List<String> words;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int dimension;
    private final float[] vectors;
    private final float[] outputs;
    private final float[] units;

    /** A word and its cosine similarity to what was asked. */
    public record Neighbour(String word, double similarity) {}

    Word2VecModel(List<String> words, int dimension, float[] vectors, float[] outputs) {
        this.words = List.copyOf(words);
        this.dimension = dimension;
        this.vectors = vectors;
        this.outputs = outputs;
        this.units = vectors.clone();
        for (int w = 0; w < words.size(); w++) {
            if (numbers.put(words.get(w), w) != null) {
                throw new IllegalArgumentException("the word " + words.get(w) + " has two vectors");
            }
            normalise(units, w * dimension);
        }
    }

    /**
     * Wraps vectors that were learned elsewhere.
     *
     * @param vectors a row a word, row after row
     */
    public static Word2VecModel of(List<String> words, int dimension, float[] vectors) {
        if (words.isEmpty() || dimension < 1 || vectors.length != (long) words.size() * dimension) {
            throw new IllegalArgumentException("expected " + words.size() + " vectors of dimension " + dimension
                    + ", at least one of each, got " + vectors.length + " numbers");
        }
        return new Word2VecModel(words, dimension, vectors.clone(), null);
    }

    /** The most frequent first, if they were learned here. */
    public List<String> words() {
        return words;
    }

    public int dimension() {
        return dimension;
    }

    public boolean contains(String word) {
        return numbers.containsKey(word);
    }

    /**
     * A copy of the word's vector.
     *
     * @throws IllegalArgumentException if the word is unknown
     */
    public float[] vector(String word) {
        int start = number(word) * dimension;
        return Arrays.copyOfRange(vectors, start, start + dimension);
    }

    /** Cosine of the angle between two words' vectors. */
    public double similarity(String a, String b) {
        return Kernels.vectors().dot(units, number(a) * dimension, units, number(b) * dimension, dimension);
    }

    /** The k words most like this one, without it; fewer if there are no more. O(words · dimension). */
    public List<Neighbour> nearest(String word, int k) {
        float[] query = new float[dimension];
        System.arraycopy(units, number(word) * dimension, query, 0, dimension);
        return nearest(query, Set.of(word), k);
    }

    /** a is to b as c is to …: the k words nearest to b − a + c, all as unit vectors (3CosAdd), without the three. */
    public List<Neighbour> analogy(String a, String b, String c, int k) {
        float[] query = new float[dimension];
        Kernels.vectors().axpy(-1f, units, number(a) * dimension, query, 0, dimension);
        Kernels.vectors().axpy(1f, units, number(b) * dimension, query, 0, dimension);
        Kernels.vectors().axpy(1f, units, number(c) * dimension, query, 0, dimension);
        normalise(query, 0);
        return nearest(query, new HashSet<>(List.of(a, b, c)), k);
    }

    /**
     * The mean negative-sampling loss of pairs, −ln σ(in_c·out_w) − Σ ln σ(−in_c·out_n), to compare what was learned.
     *
     * @param triples context, word, and {@code negatives} negatives for each pair, word numbers
     * @throws IllegalStateException if the model was read from a file, which has no output vectors
     */
    public double loss(int[] triples, int negatives) {
        if (outputs == null) {
            throw new IllegalStateException("the loss needs output vectors, which the word2vec formats leave out");
        }
        int width = negatives + 2;
        double loss = 0;
        for (int at = 0; at < triples.length; at += width) {
            for (int t = 1; t < width; t++) {
                double dot = Kernels.vectors()
                        .dot(vectors, triples[at] * dimension, outputs, triples[at + t] * dimension, dimension);
                loss += Math.log1p(Math.exp(t == 1 ? -dot : dot));
            }
        }
        return loss * width / triples.length;
    }

    private List<Neighbour> nearest(float[] query, Set<String> without, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, got " + k);
        }
        List<Neighbour> all = new ArrayList<>();
        for (int w = 0; w < words.size(); w++) {
            if (!without.contains(words.get(w))) {
                all.add(new Neighbour(words.get(w), Kernels.vectors().dot(query, 0, units, w * dimension, dimension)));
            }
        }
        all.sort((a, b) -> Double.compare(b.similarity(), a.similarity()));
        return Collections.unmodifiableList(all.subList(0, Math.min(k, all.size())));
    }

    float[] vectors() {
        return vectors;
    }

    private int number(String word) {
        Integer number = numbers.get(word);
        if (number == null) {
            throw new IllegalArgumentException("no vector for the word " + word + ": ask contains first");
        }
        return number;
    }

    private void normalise(float[] x, int offset) {
        float length = (float) Math.sqrt(Kernels.vectors().dot(x, offset, x, offset, dimension));
        for (int j = 0; length > 0 && j < dimension; j++) {
            x[offset + j] /= length;
        }
    }
}
