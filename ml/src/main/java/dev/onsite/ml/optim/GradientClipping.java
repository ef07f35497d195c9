package dev.onsite.ml.optim;

import dev.onsite.ml.nn.Parameter;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;

/** Keeps exploding gradients from throwing the weights away (Pascanu, Mikolov and Bengio, 2013). */
public final class GradientClipping {
    private GradientClipping() {}

    /**
     * Scales all gradients together so that their joint Euclidean norm is at most {@code most}: the direction stays.
     *
     * @return the norm before
     */
    public static double byNorm(List<Parameter> parameters, double most) {
        Ranges.positive("the largest norm", most);
        double squares = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Tensor gradient = parameters.get(i).gradient();
            squares += gradient.precision().linear().sumOfSquares(gradient);
        }
        double norm = Math.sqrt(squares);
        if (norm > most) {
            for (int i = 0; i < parameters.size(); i++) {
                Tensor gradient = parameters.get(i).gradient();
                gradient.precision().linear().scale(most / norm, gradient);
            }
        }
        return norm;
    }

    /** Cuts each element to [−most, most]: the direction may change. */
    public static void byValue(List<Parameter> parameters, double most) {
        Ranges.positive("the largest value", most);
        for (Parameter parameter : parameters) {
            Tensor gradient = parameter.gradient();
            for (int i = 0; i < gradient.size(); i++) {
                gradient.set(i, Math.max(-most, Math.min(most, gradient.get(i))));
            }
        }
    }
}
