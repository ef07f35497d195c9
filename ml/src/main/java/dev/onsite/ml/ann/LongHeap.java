package dev.onsite.ml.ann;

import java.util.Arrays;

/** A binary min-heap of primitive longs that grows. Offer and poll are O(log n). */
final class LongHeap {
    private long[] keys = new long[64];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    long peek() {
        return keys[0];
    }

    /** The i-th in heap order, which is no sorted order beyond the first. */
    long get(int i) {
        return keys[i];
    }

    void offer(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        int hole = size++;
        while (hole > 0 && keys[(hole - 1) >>> 1] > key) {
            keys[hole] = keys[(hole - 1) >>> 1];
            hole = (hole - 1) >>> 1;
        }
        keys[hole] = key;
    }

    long poll() {
        long top = keys[0];
        long last = keys[--size];
        int hole = 0;
        for (int child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= last) {
                break;
            }
            keys[hole] = keys[child];
            hole = child;
        }
        keys[hole] = last;
        return top;
    }
}
