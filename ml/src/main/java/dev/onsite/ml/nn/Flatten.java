package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;

/** {@code (batch, …)} → {@code (batch, rest)}, between a convolution and a dense layer. */
public final class Flatten implements Layer {
    @Override
    public Tensor forward(Tensor x, Cache cache) {
        cache.keep(0, x);
        return x.reshape(x.dimension(0), x.size() / x.dimension(0));
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        return dy.reshape(cache.kept(0).shape());
    }
}
