package dev.onsite.ml.nn;

import dev.onsite.ml.linalg.PackedMatrix;
import dev.onsite.ml.tensor.AttentionLoops;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.Arrays;

/**
 * What a forward pass leaves for the backward pass, one tree node a layer. A layer's buffers are asked for by
 * slot and handed out again while the shape stays, so that a training step of steady shape allocates nothing.
 * A consequence: what {@code forward} and {@code backward} return is overwritten by the next call with the same
 * cache; copy what must last.
 *
 * <p>The layers themselves hold parameters only, so several threads may run one model, each with its own cache.
 */
public final class Cache {
    private final boolean training;
    private long seed;
    private Tensor[] slots = new Tensor[8];
    private Cache[] children = new Cache[4];
    private int[] integers = new int[0];
    private AttentionLoops attention;
    private final PackedMatrix[] packed = new PackedMatrix[2];

    private Cache(boolean training, long seed) {
        this.training = training;
        this.seed = seed;
    }

    /** For training: dropout drops, batch norm uses the batch. The seed decides what is dropped. */
    public static Cache training(long seed) {
        return new Cache(true, seed);
    }

    /** For evaluation: nothing is dropped, batch norm uses its running statistics. */
    public static Cache inference() {
        return new Cache(false, 0);
    }

    public boolean isTraining() {
        return training;
    }

    /** What the next forward pass drops; the trainer derives it from its own seed and the step's number. */
    public void reseed(long newSeed) {
        seed = newSeed;
        for (int i = 0; i < children.length; i++) {
            if (children[i] != null) {
                children[i].reseed(childSeed(i));
            }
        }
    }

    long seed() {
        return seed;
    }

    Cache child(int i) {
        if (i >= children.length) {
            children = Arrays.copyOf(children, Math.max(i + 1, 2 * children.length));
        }
        if (children[i] == null) {
            children[i] = new Cache(training, childSeed(i));
        }
        return children[i];
    }

    private long childSeed(int i) {
        return (seed ^ (i + 1L)) * 0x9E3779B97F4A7C15L;
    }

    Tensor slot(int i, Precision precision, int d0) {
        Tensor slot = slot(i);
        if (slot == null || slot.precision() != precision || slot.rank() != 1 || slot.dimension(0) != d0) {
            slot = put(i, Tensor.zeros(precision, d0));
        }
        return slot;
    }

    Tensor slot(int i, Precision precision, int d0, int d1) {
        Tensor slot = slot(i);
        if (slot == null
                || slot.precision() != precision
                || slot.rank() != 2
                || slot.dimension(0) != d0
                || slot.dimension(1) != d1) {
            slot = put(i, Tensor.zeros(precision, d0, d1));
        }
        return slot;
    }

    Tensor slot(int i, Precision precision, int d0, int d1, int d2) {
        Tensor slot = slot(i);
        if (slot == null
                || slot.precision() != precision
                || slot.rank() != 3
                || slot.dimension(0) != d0
                || slot.dimension(1) != d1
                || slot.dimension(2) != d2) {
            slot = put(i, Tensor.zeros(precision, d0, d1, d2));
        }
        return slot;
    }

    Tensor slot(int i, Precision precision, int d0, int d1, int d2, int d3) {
        Tensor slot = slot(i);
        if (slot == null
                || slot.precision() != precision
                || slot.rank() != 4
                || slot.dimension(0) != d0
                || slot.dimension(1) != d1
                || slot.dimension(2) != d2
                || slot.dimension(3) != d3) {
            slot = put(i, Tensor.zeros(precision, d0, d1, d2, d3));
        }
        return slot;
    }

    /** Shaped as x. */
    Tensor slotLike(int i, Tensor x) {
        Tensor slot = slot(i);
        if (slot == null || slot.precision() != x.precision() || !slot.hasShape(x)) {
            slot = put(i, Tensor.zeros(x.precision(), x.shape()));
        }
        return slot;
    }

    /** Shaped as x but for the last dimension. */
    Tensor slotWithColumns(int i, Tensor x, int columns) {
        Tensor slot = slot(i);
        boolean fits = slot != null
                && slot.precision() == x.precision()
                && slot.rank() == x.rank()
                && slot.columns() == columns
                && slot.rows() == x.rows();
        for (int d = 0; fits && d < x.rank() - 1; d++) {
            fits = slot.dimension(d) == x.dimension(d);
        }
        if (!fits) {
            int[] shape = x.shape();
            shape[shape.length - 1] = columns;
            slot = put(i, Tensor.zeros(x.precision(), shape));
        }
        return slot;
    }

    /** Remembers a tensor that belongs to another, the layer's input mostly. */
    void keep(int i, Tensor tensor) {
        slot(i);
        slots[i] = tensor;
    }

    /** What was kept or filled in this slot. */
    Tensor kept(int i) {
        Tensor tensor = slot(i);
        if (tensor == null) {
            throw new IllegalStateException("backward needs a forward pass with the same cache first");
        }
        return tensor;
    }

    boolean has(int i) {
        return slot(i) != null;
    }

    /** At least n integers that last as long as the cache. */
    int[] integers(int n) {
        if (integers.length != n) {
            integers = new int[n];
        }
        return integers;
    }

    /** One of two packed matrices of a layer. */
    PackedMatrix packed(int i, int rows, int columns) {
        if (packed[i] == null) {
            packed[i] = new PackedMatrix(rows, columns);
        }
        return packed[i];
    }

    AttentionLoops attention(Precision precision) {
        if (attention == null) {
            attention = precision.attention();
        }
        return attention;
    }

    private Tensor slot(int i) {
        if (i >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(i + 1, 2 * slots.length));
        }
        return slots[i];
    }

    private Tensor put(int i, Tensor tensor) {
        slots[i] = tensor;
        return tensor;
    }
}
