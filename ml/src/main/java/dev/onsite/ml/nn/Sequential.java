package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;
import java.util.List;

/** Layers one after the other. */
public final class Sequential implements Layer {
    private final List<Layer> layers;
    private final List<Parameter> parameters;

    /**
     * A chain of at least one layer.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Sequential(List<? extends Layer> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        this.layers = List.copyOf(layers);
        this.parameters =
                this.layers.stream().flatMap(l -> l.parameters().stream()).toList();
    }

    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        Tensor y = x;
        for (int i = 0; i < layers.size(); i++) {
            y = layers.get(i).forward(y, cache.child(i));
        }
        return y;
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        return layers.get(0).backward(toSecond(dy, cache), cache.child(0));
    }

    @Override
    public void backwardParameters(Tensor dy, Cache cache) {
        layers.get(0).backwardParameters(toSecond(dy, cache), cache.child(0));
    }

    private Tensor toSecond(Tensor dy, Cache cache) {
        Tensor d = dy;
        for (int i = layers.size() - 1; i > 0; i--) {
            d = layers.get(i).backward(d, cache.child(i));
        }
        return d;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }
}
