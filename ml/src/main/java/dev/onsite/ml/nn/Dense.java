package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * y = xW + b. x is {@code (…, in)}, W {@code (in, out)}, b {@code (out)}, y {@code (…, out)}; backward dW += xᵀdy,
 * db += Σ dy, dx = dy·Wᵀ. O(rows · in · out) each.
 */
public final class Dense implements Layer {
    private final int in;
    private final int out;
    private final Parameter weight;
    private final Parameter bias;

    private Dense(Precision precision, int in, int out) {
        this.in = in;
        this.out = out;
        this.weight = new Parameter("weight", Tensor.zeros(precision, in, out), true);
        this.bias = new Parameter("bias", Tensor.zeros(precision, out), false);
    }

    /** Weights as the initialiser draws them, biases 0. */
    public static Dense create(Precision precision, int in, int out, Initializer initializer, RandomGenerator random) {
        Shapes.positive("in", in);
        Shapes.positive("out", out);
        Dense dense = new Dense(precision, in, out);
        initializer.fill(dense.weight.value(), in, out, random);
        return dense;
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        Shapes.requireColumns(x, "x", in);
        Tensor y = cache.slotWithColumns(0, x, out);
        cache.keep(1, x);
        x.precision().linear().setRows(bias.value(), y);
        x.precision().linear().multiply(x, weight.value(), 1, y);
        return y;
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        backwardParameters(dy, cache);
        Tensor dx = cache.slotLike(2, cache.kept(1));
        dy.precision().linear().multiplyTransposed(dy, weight.value(), 0, dx);
        return dx;
    }

    @Override
    public void backwardParameters(Tensor dy, Cache cache) {
        Tensor x = cache.kept(1);
        Shapes.requireShapeOf(dy, "dy", cache.kept(0));
        dy.precision().linear().transposedMultiply(x, dy, 1, weight.gradient());
        dy.precision().linear().sumRows(dy, bias.gradient());
    }

    /** (in, out) */
    public Parameter weight() {
        return weight;
    }

    /** (out) */
    public Parameter bias() {
        return bias;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }
}
