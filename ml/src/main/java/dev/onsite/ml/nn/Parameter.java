package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;

/** Learned numbers and, beside them, the derivative of the loss by each. */
public final class Parameter {
    private final String name;
    private final Tensor value;
    private final Tensor gradient;
    private final boolean decayed;

    /**
     * A parameter with gradient 0.
     *
     * @param decayed whether weight decay applies: to matrices, not to biases and norms
     */
    public Parameter(String name, Tensor value, boolean decayed) {
        this.name = name;
        this.value = value;
        this.gradient = Tensor.zeros(value.precision(), value.shape());
        this.decayed = decayed;
    }

    public String name() {
        return name;
    }

    public Tensor value() {
        return value;
    }

    /** What backward passes have added up since {@link #clearGradient}. */
    public Tensor gradient() {
        return gradient;
    }

    public boolean isDecayed() {
        return decayed;
    }

    public void clearGradient() {
        gradient.fill(0);
    }

    @Override
    public String toString() {
        return name + " " + value;
    }
}
