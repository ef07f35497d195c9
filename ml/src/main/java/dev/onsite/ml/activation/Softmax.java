package dev.onsite.ml.activation;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;

/**
 * Softmax pᵢ = e^xᵢ / Σ e^xⱼ, shifted by the largest x so that no exponential overflows. Its derivative is the full
 * matrix ∂pᵢ/∂xⱼ = pᵢ(δᵢⱼ − pⱼ); the p(1 − p) of many tables is only its diagonal.
 */
public final class Softmax {
    private Softmax() {}

    /** The probabilities of the logits, length n ≥ 1. O(n). */
    public static double[] of(double[] logits) {
        double[] p = logits.clone();
        inPlace(p, 0, p.length);
        return p;
    }

    /** The softmax of every row. */
    public static Matrix ofRows(Matrix logits) {
        Matrix p = logits.copy();
        for (int i = 0; i < p.rows(); i++) {
            inPlace(p.values(), i * p.columns(), p.columns());
        }
        return p;
    }

    /** Replaces the logits in {@code [offset, offset + n)} by their probabilities. */
    public static void inPlace(double[] logits, int offset, int n) {
        Require.that(n >= 1, "softmax needs at least one logit, got none");
        double max = max(logits, offset, n);
        double sum = 0;
        for (int i = offset; i < offset + n; i++) {
            logits[i] = Math.exp(logits[i] - max);
            sum += logits[i];
        }
        for (int i = offset; i < offset + n; i++) {
            logits[i] /= sum;
        }
    }

    /** log Σ e^xᵢ without overflow; −∞ if all are −∞. O(n). */
    public static double logSumExp(double... x) {
        return logSumExp(x, 0, x.length);
    }

    /** log Σ e^xᵢ over {@code [offset, offset + n)}. */
    public static double logSumExp(double[] x, int offset, int n) {
        Require.that(n >= 1, "logSumExp needs at least one value, got none");
        double max = max(x, offset, n);
        if (Double.isInfinite(max)) {
            return max;
        }
        double sum = 0;
        for (int i = offset; i < offset + n; i++) {
            sum += Math.exp(x[i] - max);
        }
        return max + Math.log(sum);
    }

    /** log softmax: xᵢ − logSumExp(x), exact where the probability itself underflows. */
    public static double[] log(double[] logits) {
        double normaliser = logSumExp(logits);
        double[] log = new double[logits.length];
        for (int i = 0; i < log.length; i++) {
            log[i] = logits[i] - normaliser;
        }
        return log;
    }

    /** The Jacobian J with Jᵢⱼ = ∂pᵢ/∂xⱼ = pᵢ(δᵢⱼ − pⱼ), n × n, symmetric, rows summing to 0. O(n²). */
    public static Matrix jacobian(double[] logits) {
        double[] p = of(logits);
        Matrix jacobian = Matrix.zeros(p.length, p.length);
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                jacobian.set(i, j, i == j ? p[i] * (1 - p[i]) : -p[i] * p[j]);
            }
        }
        return jacobian;
    }

    /**
     * The gradient with respect to the logits, given the one with respect to the probabilities: Jᵀg = p ∘ (g − p·g), in
     * O(n) rather than the O(n²) of the whole Jacobian.
     */
    public static double[] backward(double[] probabilities, double[] gradient) {
        Require.that(
                probabilities.length == gradient.length,
                "gradient must have %d values, got %d",
                probabilities.length,
                gradient.length);
        double inner = 0;
        for (int i = 0; i < gradient.length; i++) {
            inner += probabilities[i] * gradient[i];
        }
        double[] back = new double[gradient.length];
        for (int i = 0; i < back.length; i++) {
            back[i] = probabilities[i] * (gradient[i] - inner);
        }
        return back;
    }

    private static double max(double[] x, int offset, int n) {
        double max = x[offset];
        for (int i = offset + 1; i < offset + n; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }
}
