package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;
import java.util.List;

/** A differentiable function of one tensor, with parameters. */
public interface Layer {
    /**
     * y = f(x). The result belongs to the cache and lasts until its next use; x must not change before {@link
     * #backward}.
     *
     * @throws IllegalArgumentException if the shape of x does not fit the layer
     */
    Tensor forward(Tensor x, Cache cache);

    /**
     * From dy, shaped as y, to dx, shaped as x; adds to the parameters' gradients.
     *
     * @param cache the one that {@link #forward} used
     */
    Tensor backward(Tensor dy, Cache cache);

    /** As {@link #backward} where nobody needs dx: the first layer of a network. */
    default void backwardParameters(Tensor dy, Cache cache) {
        backward(dy, cache);
    }

    /** In a fixed order, the same at each call. */
    default List<Parameter> parameters() {
        return List.of();
    }
}
