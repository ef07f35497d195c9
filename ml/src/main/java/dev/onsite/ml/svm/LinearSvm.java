package dev.onsite.ml.svm;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.linalg.VectorKernels;
import dev.onsite.ml.linear.LinearClassifier;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.Progress;
import java.util.Arrays;
import java.util.Random;

/**
 * Linear SVM by dual coordinate descent (Hsieh et al. 2008), one class against the rest:
 *
 * <pre>
 *   minimise ½(‖w‖² + b²) + C Σ wᵢ · loss(yᵢ(xᵢ·w + b)),   loss(m) = max(0, 1 − m) or its square
 * </pre>
 *
 * <p>(summed loss; b is penalised, being the weight of a column of ones, which keeps coordinates independent). One epoch is
 * O(nd). Stops when the projected gradients of the dual span at most the tolerance.
 */
public final class LinearSvm {
    private LinearSvm() {}

    /**
     * What to fit and how.
     *
     * @param c C, the price of a margin not kept
     * @param squaredHinge the square of the hinge, or the hinge itself
     * @param tolerance see the class
     * @param maxEpochs most passes over the rows, for each class
     * @param seed of the order of the rows
     * @param progress hears of every epoch, with the span of the projected gradients
     */
    public record Options(
            double c, boolean squaredHinge, double tolerance, int maxEpochs, long seed, Progress progress) {
        /** Checks the ranges. */
        public Options {
            Require.that(c > 0, "c must be more than 0, got %s", c);
            Require.that(tolerance > 0, "tolerance must be more than 0, got %s", tolerance);
            Require.that(maxEpochs >= 1, "maxEpochs must be at least 1, got %d", maxEpochs);
            Require.that(progress != null, "progress must not be null");
        }

        /** The defaults: c 1, squaredHinge true, tolerance 1e-4, maxEpochs 1000, seed 0, progress NONE. */
        public static Options defaults() {
            return new Options(1, true, 1e-4, 1000, 0, Progress.NONE);
        }

        /** The same with another {@code c}. */
        public Options withC(double value) {
            return new Options(value, squaredHinge, tolerance, maxEpochs, seed, progress);
        }

        /** The same with another {@code squaredHinge}. */
        public Options withSquaredHinge(boolean value) {
            return new Options(c, value, tolerance, maxEpochs, seed, progress);
        }

        /** The same with another {@code tolerance}. */
        public Options withTolerance(double value) {
            return new Options(c, squaredHinge, value, maxEpochs, seed, progress);
        }

        /** The same with another {@code maxEpochs}. */
        public Options withMaxEpochs(int value) {
            return new Options(c, squaredHinge, tolerance, value, seed, progress);
        }

        /** The same with another {@code seed}. */
        public Options withSeed(long value) {
            return new Options(c, squaredHinge, tolerance, maxEpochs, value, progress);
        }

        /** The same with another {@code progress}. */
        public Options withProgress(Progress value) {
            return new Options(c, squaredHinge, tolerance, maxEpochs, seed, value);
        }
    }

    /** Fits with equal weights. */
    public static LinearClassifier fit(Matrix x, int[] y, Options options) {
        return fit(x, y, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d, best standardised
     * @param y n labels, at least two different ones
     * @param weights n weights ≥ 0, or null: multiples of C
     */
    public static LinearClassifier fit(Matrix x, int[] y, double[] weights, Options options) {
        Require.data(x, 2);
        Require.target(y, x);
        Labels labels = Labels.of(y, 2);
        double[] w = Require.weights(weights, x.rows());
        int functions = labels.count() == 2 ? 1 : labels.count();
        Matrix coefficients = Matrix.zeros(functions, x.columns());
        double[] intercepts = new double[functions];
        boolean converged = true;
        int[] codes = labels.codes();
        for (int k = 0; k < functions; k++) {
            int positive = functions == 1 ? 1 : k;
            int[] signs = Arrays.stream(codes).map(c -> c == positive ? 1 : -1).toArray();
            double[] solution = new double[x.columns() + 1];
            converged &= solve(x, signs, w, options, solution);
            coefficients.setRow(k, Arrays.copyOf(solution, x.columns()));
            intercepts[k] = solution[x.columns()];
        }
        return new LinearClassifier(labels.classes(), coefficients, intercepts, converged);
    }

    private static boolean solve(Matrix x, int[] y, double[] weights, Options options, double[] w) {
        int n = x.rows();
        int d = x.columns();
        VectorKernels kernels = Kernels.vectors();
        double[] alpha = new double[n];
        double[] diagonal = new double[n];
        int[] order = new int[n];
        int active = 0;
        for (int i = 0; i < n; i++) {
            diagonal[i] = kernels.dot(x.values(), i * d, x.values(), i * d, d) + 1 + ridge(weights[i], options);
            if (weights[i] > 0) {
                order[active++] = i;
            }
        }
        Random random = new Random(options.seed);
        for (int epoch = 0; epoch < options.maxEpochs; epoch++) {
            double highest = Double.NEGATIVE_INFINITY;
            double lowest = Double.POSITIVE_INFINITY;
            for (int at = active - 1; at > 0; at--) {
                int other = random.nextInt(at + 1);
                int swapped = order[at];
                order[at] = order[other];
                order[other] = swapped;
            }
            for (int at = 0; at < active; at++) {
                int i = order[at];
                double upper = options.squaredHinge ? Double.POSITIVE_INFINITY : options.c * weights[i];
                double gradient = y[i] * (kernels.dot(x.values(), i * d, w, 0, d) + w[d])
                        - 1
                        + ridge(weights[i], options) * alpha[i];
                double projected =
                        alpha[i] == 0 ? Math.min(0, gradient) : alpha[i] == upper ? Math.max(0, gradient) : gradient;
                highest = Math.max(highest, projected);
                lowest = Math.min(lowest, projected);
                if (Math.abs(projected) > 1e-14) {
                    double next = Math.min(upper, Math.max(0, alpha[i] - gradient / diagonal[i]));
                    double step = (next - alpha[i]) * y[i];
                    kernels.axpy(step, x.values(), i * d, w, 0, d);
                    w[d] += step;
                    alpha[i] = next;
                }
            }
            options.progress.report(epoch, options.maxEpochs, highest - lowest);
            if (highest - lowest <= options.tolerance) {
                return true;
            }
        }
        return false;
    }

    /** The dual of the squared hinge adds αᵢ²/(4Cᵢ), half a ridge of 1/(2Cᵢ). */
    private static double ridge(double weight, Options options) {
        return options.squaredHinge ? 0.5 / (options.c * weight) : 0;
    }
}
