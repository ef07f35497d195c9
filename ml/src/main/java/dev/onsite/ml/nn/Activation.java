package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.FunctionLoops.Function;
import dev.onsite.ml.tensor.Tensor;

/** An elementwise function as a layer; any shape. NaN stays NaN. */
public enum Activation implements Layer {
    RELU(Function.RELU),
    SIGMOID(Function.SIGMOID),
    TANH(Function.TANH),
    GELU(Function.GELU);

    private final Function function;

    Activation(Function function) {
        this.function = function;
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        Tensor y = cache.slotLike(0, x);
        cache.keep(1, x);
        x.precision().functions().apply(function, x, y);
        return y;
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        Tensor dx = cache.slotLike(2, dy);
        dy.precision().functions().backward(function, cache.kept(1), cache.kept(0), dy, dx);
        return dx;
    }
}
