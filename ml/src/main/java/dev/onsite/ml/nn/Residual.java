package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;
import java.util.List;

/**
 * y = x + f(x), so that dx = dy + f′(x)ᵀdy: the gradient reaches x even where f′ vanishes (He et al., 2016). f keeps
 * the shape.
 */
public final class Residual implements Layer {
    private final Layer inner;

    public Residual(Layer inner) {
        this.inner = inner;
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        Tensor fx = inner.forward(x, cache.child(0));
        Shapes.requireShapeOf(fx, "the inner layer's output", x);
        Tensor y = cache.slotLike(0, x);
        x.precision().linear().add(x, fx, y);
        return y;
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        Tensor inward = inner.backward(dy, cache.child(0));
        Tensor dx = cache.slotLike(1, dy);
        dy.precision().linear().add(dy, inward, dx);
        return dx;
    }

    @Override
    public List<Parameter> parameters() {
        return inner.parameters();
    }
}
