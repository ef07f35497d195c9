package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;

/**
 * Inverted dropout (Srivastava et al., 2014): in training each element is 0 with probability p, else scaled by
 * 1/(1 − p), so that evaluation is the identity.
 */
public final class Dropout implements Layer {
    private final double p;

    /**
     * Drops with probability p.
     *
     * @param p in [0, 1]
     */
    public Dropout(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be between 0 and 1, got " + p);
        }
        this.p = p;
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        return apply(0, x, cache);
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        return apply(1, dy, cache);
    }

    private Tensor apply(int slot, Tensor x, Cache cache) {
        if (!cache.isTraining() || p == 0) {
            return x;
        }
        Tensor y = cache.slotLike(slot, x);
        x.precision().linear().dropout(x, p, cache.seed(), y);
        return y;
    }
}
