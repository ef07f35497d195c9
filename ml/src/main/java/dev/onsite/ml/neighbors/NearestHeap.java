package dev.onsite.ml.neighbors;

import java.util.Arrays;

/**
 * The k smallest (squared distance, index) pairs seen. For a large k a binary heap, the largest on top; up to {@link #SORTED}
 * a sorted array, the largest last, whose insertions touch one line of the cache and leave nothing to sort at the end.
 */
final class NearestHeap {
    private static final int SORTED = 32;

    private final double[] distances;
    private final int[] indices;
    private final boolean sorted;
    private int size;

    NearestHeap(int k) {
        distances = new double[k];
        indices = new int[k];
        sorted = k <= SORTED;
    }

    /** No pair of a larger distance can enter. */
    double limit() {
        if (size < distances.length) {
            return Double.POSITIVE_INFINITY;
        }
        return sorted ? distances[size - 1] : distances[0];
    }

    void offer(double distance, int index) {
        if (sorted) {
            insert(distance, index);
        } else if (size < distances.length) {
            int at = size++;
            while (at > 0 && less((at - 1) / 2, distance, index)) {
                distances[at] = distances[(at - 1) / 2];
                indices[at] = indices[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            distances[at] = distance;
            indices[at] = index;
        } else if (distance < distances[0] || (distance == distances[0] && index < indices[0])) {
            sink(distance, index);
        }
    }

    private void insert(double distance, int index) {
        int at = size;
        if (size == distances.length) {
            at--;
            if (!before(index, distance, at)) {
                return;
            }
        } else {
            size++;
        }
        while (at > 0 && before(index, distance, at - 1)) {
            distances[at] = distances[at - 1];
            indices[at] = indices[at - 1];
            at--;
        }
        distances[at] = distance;
        indices[at] = index;
    }

    /** Whether the pair comes before the one at this place. */
    private boolean before(int index, double distance, int at) {
        return distance < distances[at] || (distance == distances[at] && index < indices[at]);
    }

    private boolean less(int at, double distance, int index) {
        return distances[at] < distance || (distances[at] == distance && indices[at] < index);
    }

    /** Replaces the top by this pair. */
    private void sink(double distance, int index) {
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && less(child, distances[child + 1], indices[child + 1])) {
                child++;
            }
            if (!less(child, distance, index)) {
                distances[at] = distances[child];
                indices[at] = indices[child];
                at = child;
            } else {
                break;
            }
        }
        distances[at] = distance;
        indices[at] = index;
    }

    /** Empties the heap; nearest first. */
    Neighbors drain() {
        if (sorted) {
            Neighbors neighbors = new Neighbors(Arrays.copyOf(indices, size), new double[size]);
            for (int i = 0; i < size; i++) {
                neighbors.distances()[i] = Math.sqrt(distances[i]);
            }
            size = 0;
            return neighbors;
        }
        int[] sortedIndices = new int[size];
        double[] sortedDistances = new double[size];
        while (size > 0) {
            sortedIndices[size - 1] = indices[0];
            sortedDistances[size - 1] = Math.sqrt(distances[0]);
            size--;
            sink(distances[size], indices[size]);
        }
        return new Neighbors(sortedIndices, sortedDistances);
    }
}
