package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;

/**
 * p = exp(x − max x) / Σ exp(x − max x) along the last dimension. Backward: dx = p ⊙ (dy − Σ dy ⊙ p). Feed a
 * cross-entropy with {@link SoftmaxCrossEntropy} instead, which takes the logits: there both simplify to p − y.
 */
public final class Softmax implements Layer {
    @Override
    public Tensor forward(Tensor x, Cache cache) {
        Tensor p = cache.slotLike(0, x);
        x.precision().functions().softmax(x, p);
        return p;
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        Tensor dx = cache.slotLike(1, dy);
        dy.precision().functions().softmaxBackward(cache.kept(0), dy, dx);
        return dx;
    }
}
