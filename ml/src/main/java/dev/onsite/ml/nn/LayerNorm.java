package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;

/**
 * y = γ(x − mean)/√(variance + ε) + β along the last dimension, so that nothing depends on the rest of the batch
 * (Ba, Kiros and Hinton, 2016). x and y are {@code (…, d)}.
 */
public final class LayerNorm implements Layer {
    private static final double EPSILON = 1e-5;

    private final int d;
    private final Parameter gamma;
    private final Parameter beta;

    public LayerNorm(Precision precision, int d) {
        Shapes.positive("d", d);
        this.d = d;
        this.gamma = new Parameter("gamma", Tensor.zeros(precision, d), false);
        this.beta = new Parameter("beta", Tensor.zeros(precision, d), false);
        gamma.value().fill(1);
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        Shapes.requireColumns(x, "x", d);
        Tensor y = cache.slotLike(0, x);
        cache.keep(1, x);
        Tensor mean = cache.slot(2, x.precision(), x.rows());
        Tensor invStd = cache.slot(3, x.precision(), x.rows());
        x.precision().norms().layerNorm(x, gamma.value(), beta.value(), EPSILON, mean, invStd, y);
        return y;
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        Tensor x = cache.kept(1);
        Tensor dx = cache.slotLike(4, x);
        x.precision()
                .norms()
                .layerNormBackward(
                        x, gamma.value(), cache.kept(2), cache.kept(3), dy, dx, gamma.gradient(), beta.gradient());
        return dx;
    }

    public Parameter gamma() {
        return gamma;
    }

    public Parameter beta() {
        return beta;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }
}
