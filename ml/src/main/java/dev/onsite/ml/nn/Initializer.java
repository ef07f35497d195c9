package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;
import java.util.random.RandomGenerator;

/**
 * How weights start. With fan_in inputs and fan_out outputs a unit, Xavier keeps the variance of activations and
 * gradients near 1 for symmetric functions (Glorot and Bengio, 2010), He for ReLU, which drops half of it (He et
 * al., 2015). Zero is here to be seen failing: all units of a layer stay alike.
 */
public enum Initializer {
    ZERO,
    /** N(0, 0.02²), as GPT-2. */
    NORMAL,
    /** U(−√(6/(fan_in + fan_out)), +). */
    XAVIER_UNIFORM,
    /** N(0, 2/(fan_in + fan_out)). */
    XAVIER_NORMAL,
    /** U(−√(6/fan_in), +). */
    HE_UNIFORM,
    /** N(0, 2/fan_in). */
    HE_NORMAL;

    /** Fills the weights. */
    public void fill(Tensor weights, int fanIn, int fanOut, RandomGenerator random) {
        Shapes.positive("fan_in", fanIn);
        Shapes.positive("fan_out", fanOut);
        for (int i = 0; i < weights.size(); i++) {
            weights.set(i, draw(fanIn, fanOut, random));
        }
    }

    private double draw(int fanIn, int fanOut, RandomGenerator random) {
        return switch (this) {
            case ZERO -> 0;
            case NORMAL -> 0.02 * random.nextGaussian();
            case XAVIER_UNIFORM -> Math.sqrt(6.0 / (fanIn + fanOut)) * (2 * random.nextDouble() - 1);
            case XAVIER_NORMAL -> Math.sqrt(2.0 / (fanIn + fanOut)) * random.nextGaussian();
            case HE_UNIFORM -> Math.sqrt(6.0 / fanIn) * (2 * random.nextDouble() - 1);
            case HE_NORMAL -> Math.sqrt(2.0 / fanIn) * random.nextGaussian();
        };
    }
}
