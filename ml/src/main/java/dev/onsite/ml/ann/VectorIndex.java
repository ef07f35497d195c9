package dev.onsite.ml.ann;

/**
 * Labelled vectors, and the nearest of them to a query. Implementations may be used by any number of threads at once.
 *
 * <p>All methods refuse a vector of the wrong dimension, or with a NaN or infinite component, by an {@link
 * IllegalArgumentException} that says which.
 */
public interface VectorIndex {
    /** Components of a vector. */
    int dimension();

    /** What near means. */
    Metric metric();

    /** How many vectors can be found. */
    int size();

    /** Adds the vector, or replaces the one with this label. The array is copied. */
    void add(long label, float[] vector);

    /** Removes the vector with this label; false when there is none. */
    boolean remove(long label);

    /** Whether there is a vector with this label. */
    boolean contains(long label);

    /**
     * A copy of the vector with this label: as it was added, but for {@link Metric#COSINE} normalised.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    float[] vector(long label);

    /** The k nearest; fewer only when fewer are there, or pass the filter. */
    Neighbors search(float[] query, int k, SearchOptions options);

    /** The k nearest with default options. */
    default Neighbors search(float[] query, int k) {
        return search(query, k, SearchOptions.defaults());
    }

    /** All whose distance is at most {@code radius}, nearest first. */
    Neighbors searchRadius(float[] query, float radius, SearchOptions options);

    /** {@link #search} for many queries, on all processors. */
    Neighbors[] searchBatch(float[][] queries, int k, SearchOptions options);
}
