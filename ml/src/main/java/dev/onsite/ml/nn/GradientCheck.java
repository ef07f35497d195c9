package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.function.DoubleSupplier;

/**
 * Compares a derivative with central differences, (L(w + ε) − L(w − ε)) / 2ε, in double: the error is O(ε²) from the
 * formula and O(10⁻¹⁶/ε) from rounding, smallest together near ε = 10⁻⁶ for losses of size 1.
 */
public final class GradientCheck {
    private static final double EPSILON = 1e-6;

    private GradientCheck() {}

    /**
     * The worst element.
     *
     * @param excess |analytic − numeric| / (atol + rtol·|numeric|): at most 1 passes
     * @param index of the worst element
     */
    public record Result(double excess, int index, double analytic, double numeric) {
        public boolean passes() {
            return excess <= 1;
        }
    }

    /** With atol 10⁻⁵ and rtol 10⁻³, every element of x. */
    public static Result check(Tensor x, Tensor gradient, DoubleSupplier loss) {
        if (x.precision() != Precision.DOUBLE) {
            throw new IllegalArgumentException("a gradient check needs doubles, got a float tensor");
        }
        Result worst = new Result(-1, -1, 0, 0);
        for (int i = 0; i < x.size(); i++) {
            double kept = x.get(i);
            x.set(i, kept + EPSILON);
            double up = loss.getAsDouble();
            x.set(i, kept - EPSILON);
            double down = loss.getAsDouble();
            x.set(i, kept);
            double numeric = (up - down) / (2 * EPSILON);
            double excess = Math.abs(gradient.get(i) - numeric) / (1e-5 + 1e-3 * Math.abs(numeric));
            if (!(excess <= worst.excess())) {
                worst = new Result(excess, i, gradient.get(i), numeric);
            }
        }
        return worst;
    }
}
