package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;

/**
 * The keys and values of all positions so far, so that generating one more token costs O(seq · d) attention instead
 * of a whole forward pass. {@code (batch, capacity, d)} each: 2 · batch · capacity · d · 4 bytes a layer.
 */
public final class KvCache {
    final Tensor keys;
    final Tensor values;
    private final int capacity;
    private int length;

    public KvCache(Precision precision, int batch, int capacity, int d) {
        this.keys = Tensor.zeros(precision, batch, capacity, d);
        this.values = Tensor.zeros(precision, batch, capacity, d);
        this.capacity = capacity;
    }

    /** Positions filled. */
    public int length() {
        return length;
    }

    public int capacity() {
        return capacity;
    }

    /** Forgets all but the first positions. */
    public void truncate(int newLength) {
        if (newLength < 0 || newLength > length) {
            throw new IllegalArgumentException("the new length must be between 0 and " + length + ", got " + newLength);
        }
        length = newLength;
    }

    /** Appends, for each element, the columns of a fused (query, key, value) tensor {@code (batch, seq, 3d)}. */
    void append(Tensor qkv, int seq, int d) {
        if (length + seq > capacity) {
            throw new IllegalStateException("the cache holds " + capacity + " positions, " + length + " are filled and "
                    + seq + " more do not fit");
        }
        for (int row = 0; row < qkv.rows(); row++) {
            int to = (row / seq * capacity + length + row % seq) * d;
            System.arraycopy(qkv.storage(), row * 3 * d + d, keys.storage(), to, d);
            System.arraycopy(qkv.storage(), row * 3 * d + 2 * d, values.storage(), to, d);
        }
        length += seq;
    }
}
