package dev.onsite.ml.svm;

import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;

/**
 * A kernel function K(a, b).
 *
 * @param type which
 * @param gamma γ &gt; 0 of RBF and polynomial; 0 asks the fit for 1/(d · variance of all values of X)
 * @param degree of the polynomial
 * @param constant c₀ of the polynomial
 */
public record Kernel(Type type, double gamma, int degree, double constant) {
    /** The family. */
    public enum Type {
        /** a·b. */
        LINEAR,
        /** (γ a·b + c₀)^degree. */
        POLYNOMIAL,
        /** exp(−γ‖a − b‖²). */
        RBF
    }

    /** Checks the ranges. */
    public Kernel {
        Require.that(type != null, "type must not be null");
        Require.that(gamma >= 0 && Double.isFinite(gamma), "gamma must be finite and at least 0, got %s", gamma);
        Require.that(degree >= 1, "degree must be at least 1, got %d", degree);
        Require.that(Double.isFinite(constant), "constant must be finite, got %s", constant);
    }

    /** a·b. */
    public static Kernel linear() {
        return new Kernel(Type.LINEAR, 0, 1, 0);
    }

    /** exp(−γ‖a − b‖²); γ = 0 leaves it to the fit. */
    public static Kernel rbf(double gamma) {
        return new Kernel(Type.RBF, gamma, 1, 0);
    }

    /** (γ a·b + c₀)^degree; γ = 0 leaves it to the fit. */
    public static Kernel polynomial(int degree, double gamma, double constant) {
        return new Kernel(Type.POLYNOMIAL, gamma, degree, constant);
    }

    Kernel withGamma(double value) {
        return new Kernel(type, value, degree, constant);
    }

    void write(ModelOutput out) {
        out.put(type.name()).put(gamma).put(degree).put(constant);
    }

    static Kernel read(ModelInput in) {
        return new Kernel(Type.valueOf(in.getString()), in.getDouble(), in.getInt(), in.getDouble());
    }
}
