package dev.onsite.ml.neighbors;

import java.util.Arrays;

/** The k smallest (squared distance, index) pairs seen: a binary heap, the largest on top. */
final class NearestHeap {
    private final double[] distances;
    private final int[] indices;
    private int size;

    NearestHeap(int k) {
        distances = new double[k];
        indices = new int[k];
    }

    /** No pair of a larger distance can enter. */
    double limit() {
        return size < distances.length ? Double.POSITIVE_INFINITY : distances[0];
    }

    void offer(double distance, int index) {
        if (size < distances.length) {
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
        int[] sortedIndices = new int[size];
        double[] sortedDistances = new double[size];
        while (size > 0) {
            sortedIndices[size - 1] = indices[0];
            sortedDistances[size - 1] = Math.sqrt(distances[0]);
            size--;
            sink(distances[size], indices[size]);
        }
        Arrays.fill(distances, 0);
        return new Neighbors(sortedIndices, sortedDistances);
    }
}
