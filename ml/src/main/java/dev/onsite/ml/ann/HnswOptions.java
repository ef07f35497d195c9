package dev.onsite.ml.ann;

/**
 * How an {@link HnswIndex} is built.
 *
 * @param dimension components of a vector, at least 1
 * @param metric what near means
 * @param m neighbours a new node links to; lists hold 2M on level 0 and M above. 8–16 suit low dimensions, 16–48 high
 *     ones; memory and build time grow with it.
 * @param efConstruction nodes considered as neighbours of a new one; more builds slower and a better graph
 * @param quantization what searches traverse
 * @param keepPruned fill lists up with candidates the diversity rule rejected: more memory traffic, sometimes more recall
 * @param capacity vectors to make room for at once; the index grows past it
 * @param seed of the levels and the quantiser's rotation. One thread and one seed give one graph.
 */
public record HnswOptions(
        int dimension,
        Metric metric,
        int m,
        int efConstruction,
        Quantization quantization,
        boolean keepPruned,
        int capacity,
        long seed) {
    /** Checks the ranges. */
    public HnswOptions {
        Arguments.require(dimension >= 1, "dimension must be at least 1, got %d", dimension);
        Arguments.require(metric != null, "metric must be given");
        Arguments.require(quantization != null, "quantization must be given; NONE for none");
        Arguments.require(m >= 2 && m <= 512, "m must be between 2 and 512, got %d", m);
        Arguments.require(efConstruction >= m, "efConstruction must be at least m (%d), got %d", m, efConstruction);
        Arguments.require(capacity >= 0, "capacity must be at least 0, got %d", capacity);
    }

    /** M 16, ef_construction 200, exact traversal, seed 42. */
    public static HnswOptions of(int dimension, Metric metric) {
        return new HnswOptions(dimension, metric, 16, 200, Quantization.NONE, false, 0, 42);
    }

    /** These options with another M. */
    public HnswOptions withM(int value) {
        return new HnswOptions(dimension, metric, value, efConstruction, quantization, keepPruned, capacity, seed);
    }

    /** These options with another ef_construction. */
    public HnswOptions withEfConstruction(int value) {
        return new HnswOptions(dimension, metric, m, value, quantization, keepPruned, capacity, seed);
    }

    /** These options with another quantisation. */
    public HnswOptions withQuantization(Quantization value) {
        return new HnswOptions(dimension, metric, m, efConstruction, value, keepPruned, capacity, seed);
    }

    /** These options with or without pruned candidates. */
    public HnswOptions withKeepPruned(boolean value) {
        return new HnswOptions(dimension, metric, m, efConstruction, quantization, value, capacity, seed);
    }

    /** These options with room for so many vectors. */
    public HnswOptions withCapacity(int value) {
        return new HnswOptions(dimension, metric, m, efConstruction, quantization, keepPruned, value, seed);
    }

    /** These options with another seed. */
    public HnswOptions withSeed(long value) {
        return new HnswOptions(dimension, metric, m, efConstruction, quantization, keepPruned, capacity, value);
    }

    /**
     * Bytes an index of so many vectors will take: vectors, lists, labels and codes; measured to hold within a few
     * percent. Scratch of searches (a byte a vector and concurrent search) comes on top.
     */
    public long estimatedBytes(int vectors) {
        double upperRecords = (double) vectors / (m - 1);
        long perVector = 4L * dimension + 4L * (1 + 2 * m) + 16 + 8;
        long codes = quantization == Quantization.NONE ? 0 : quantization.codeBytes(dimension) + 4;
        return vectors * (perVector + codes) + (long) (1.25 * upperRecords * 4 * (1 + m));
    }
}
