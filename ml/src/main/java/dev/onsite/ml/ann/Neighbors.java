package dev.onsite.ml.ann;

import java.util.Arrays;

/**
 * What a search found, nearest first; equal distances by label, so that the order never depends on the index.
 */
public final class Neighbors {
    private static final Neighbors NONE = new Neighbors(new long[0], new float[0]);

    private final long[] labels;
    private final float[] distances;

    /** Takes the arrays over; they are of one length and sorted. */
    Neighbors(long[] labels, float[] distances) {
        this.labels = labels;
        this.distances = distances;
    }

    static Neighbors none() {
        return NONE;
    }

    /** Sorts the first {@code count} pairs by distance, then label, and keeps at most {@code limit}. */
    static Neighbors sorted(long[] labels, float[] distances, int count, int limit) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = Keys.pack(distances[i], i);
        }
        Arrays.sort(keys);
        int size = Math.min(count, limit);
        long[] sortedLabels = new long[count];
        float[] sortedDistances = new float[count];
        for (int i = 0; i < count; i++) {
            int from = Keys.low(keys[i]);
            sortedLabels[i] = labels[from];
            sortedDistances[i] = distances[from];
        }
        orderTies(sortedLabels, sortedDistances);
        return new Neighbors(Arrays.copyOf(sortedLabels, size), Arrays.copyOf(sortedDistances, size));
    }

    private static void orderTies(long[] labels, float[] distances) {
        int start = 0;
        for (int i = 1; i <= labels.length; i++) {
            if (i == labels.length || distances[i] != distances[start]) {
                if (i - start > 1) {
                    Arrays.sort(labels, start, i);
                }
                start = i;
            }
        }
    }

    /** How many were found. */
    public int size() {
        return labels.length;
    }

    /** The label of the i-th nearest. */
    public long label(int i) {
        return labels[i];
    }

    /** The distance of the i-th nearest, as the index's metric defines it. */
    public float distance(int i) {
        return distances[i];
    }

    /** A copy of the labels. */
    public long[] labels() {
        return labels.clone();
    }

    /** A copy of the distances. */
    public float[] distances() {
        return distances.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Neighbors that
                && Arrays.equals(labels, that.labels)
                && Arrays.equals(distances, that.distances);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(labels) + Arrays.hashCode(distances);
    }

    @Override
    public String toString() {
        return "Neighbors" + Arrays.toString(labels) + Arrays.toString(distances);
    }
}
