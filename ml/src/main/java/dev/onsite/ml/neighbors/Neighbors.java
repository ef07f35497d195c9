package dev.onsite.ml.neighbors;

/**
 * The neighbours of a query, nearest first; of equally near ones the lower index first.
 *
 * @param indices rows of the points searched
 * @param distances their Euclidean distances
 */
@SuppressWarnings("ArrayRecordComponent") // fresh arrays, the caller's own
public record Neighbors(int[] indices, double[] distances) {
    /** The number of neighbours. */
    public int size() {
        return indices.length;
    }
}
