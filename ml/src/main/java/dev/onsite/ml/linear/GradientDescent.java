package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.linalg.VectorKernels;
import dev.onsite.ml.model.Progress;
import java.util.Arrays;
import java.util.Random;

/**
 * Linear regression by gradient descent: minimises the mean squared error 1/n Σ (yᵢ − xᵢ·w − b)², plainly, in batches.
 * O(nd) an epoch.
 *
 * <p>Full batches converge for any rate below 2/L, L being the largest eigenvalue of the Hessian 2/n X̃ᵀX̃ (X̃ with a column
 * of ones); rate 0 asks for 1/L, L found by power iteration. Mini-batches with a constant rate settle in a noise ball
 * around the minimum. The fit has converged when no component of the full gradient exceeds the tolerance. Diverging is
 * an error, not a NaN.
 */
public final class GradientDescent {
    private GradientDescent() {}

    /**
     * What to fit and how.
     *
     * @param learningRate the step along the negative gradient, or 0 for 1/L
     * @param batchSize rows a step, shuffled every epoch; 0 for all
     * @param maxEpochs most passes over the data
     * @param tolerance largest component of the gradient at which to stop
     * @param intercept whether to fit b
     * @param seed of the shuffles
     * @param progress hears of every epoch, with the mean squared error before it
     */
    public record Options(
            double learningRate,
            int batchSize,
            int maxEpochs,
            double tolerance,
            boolean intercept,
            long seed,
            Progress progress) {
        /** Checks the ranges. */
        public Options {
            Require.that(learningRate >= 0, "learningRate must be at least 0, got %s", learningRate);
            Require.that(batchSize >= 0, "batchSize must be at least 0, got %d", batchSize);
            Require.that(maxEpochs >= 1, "maxEpochs must be at least 1, got %d", maxEpochs);
            Require.that(tolerance >= 0, "tolerance must be at least 0, got %s", tolerance);
            Require.that(progress != null, "progress must not be null");
        }

        /** The defaults: learningRate 0, batchSize 0, maxEpochs 1000, tolerance 1e-6, intercept true, seed 0, progress
         * NONE. */
        public static Options defaults() {
            return new Options(0, 0, 1000, 1e-6, true, 0, Progress.NONE);
        }

        /** The same with another {@code learningRate}. */
        public Options withLearningRate(double value) {
            return new Options(value, batchSize, maxEpochs, tolerance, intercept, seed, progress);
        }

        /** The same with another {@code batchSize}. */
        public Options withBatchSize(int value) {
            return new Options(learningRate, value, maxEpochs, tolerance, intercept, seed, progress);
        }

        /** The same with another {@code maxEpochs}. */
        public Options withMaxEpochs(int value) {
            return new Options(learningRate, batchSize, value, tolerance, intercept, seed, progress);
        }

        /** The same with another {@code tolerance}. */
        public Options withTolerance(double value) {
            return new Options(learningRate, batchSize, maxEpochs, value, intercept, seed, progress);
        }

        /** The same with another {@code intercept}. */
        public Options withIntercept(boolean value) {
            return new Options(learningRate, batchSize, maxEpochs, tolerance, value, seed, progress);
        }

        /** The same with another {@code seed}. */
        public Options withSeed(long value) {
            return new Options(learningRate, batchSize, maxEpochs, tolerance, intercept, value, progress);
        }

        /** The same with another {@code progress}. */
        public Options withProgress(Progress value) {
            return new Options(learningRate, batchSize, maxEpochs, tolerance, intercept, seed, value);
        }
    }

    /**
     * Fits from w = 0, b = 0.
     *
     * @param x n × d
     * @param y n targets
     * @throws ArithmeticException if the steps diverge: lower the rate or standardise the columns
     */
    public static LinearModel fit(Matrix x, double[] y, Options options) {
        Require.data(x, 1);
        Require.target(y, x);
        int n = x.rows();
        int d = x.columns();
        double rate = options.learningRate > 0 ? options.learningRate : 1 / curvature(x, options.intercept);
        int batch = options.batchSize == 0 ? n : Math.min(n, options.batchSize);
        double[] w = new double[d + 1];
        double[] gradient = new double[d + 1];
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        Random random = new Random(options.seed);
        double start = Double.NaN;
        for (int epoch = 0; ; epoch++) {
            double loss = gradient(x, y, order, 0, n, w, gradient, options.intercept);
            start = epoch == 0 ? loss : start;
            if (!(loss <= 1e12 * (start + 1))) {
                throw new ArithmeticException(
                        "gradient descent diverged in epoch " + epoch + " at learning rate " + rate
                                + ": lower it (below 2/L = " + 2 / curvature(x, options.intercept)
                                + " full batches converge) or standardise the columns");
            }
            double largest = 0;
            for (double component : gradient) {
                largest = Math.max(largest, Math.abs(component));
            }
            if (largest <= options.tolerance || epoch == options.maxEpochs) {
                return new LinearModel(Arrays.copyOf(w, d), w[d], epoch, largest <= options.tolerance, largest);
            }
            options.progress.report(epoch, options.maxEpochs, loss);
            if (batch == n) {
                Kernels.vectors().axpy(-rate, gradient, 0, w, 0, d + 1);
                continue;
            }
            shuffle(order, random);
            for (int from = 0; from < n; from += batch) {
                gradient(x, y, order, from, Math.min(n, from + batch), w, gradient, options.intercept);
                Kernels.vectors().axpy(-rate, gradient, 0, w, 0, d + 1);
            }
        }
    }

    /** Fills the gradient of the mean over rows order[from … to − 1]; gives that mean. */
    private static double gradient(
            Matrix x, double[] y, int[] order, int from, int to, double[] w, double[] gradient, boolean intercept) {
        int d = x.columns();
        VectorKernels kernels = Kernels.vectors();
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (int at = from; at < to; at++) {
            int i = order[at];
            double error = kernels.dot(x.values(), i * d, w, 0, d) + w[d] - y[i];
            loss += error * error;
            kernels.axpy(2 * error / (to - from), x.values(), i * d, gradient, 0, d);
            gradient[d] += intercept ? 2 * error / (to - from) : 0;
        }
        return loss / (to - from);
    }

    /** The largest eigenvalue of 2/n X̃ᵀX̃ by power iteration, with a margin for what the iteration has not found. */
    private static double curvature(Matrix x, boolean intercept) {
        int d = x.columns();
        VectorKernels kernels = Kernels.vectors();
        double[] v = new double[d + 1];
        Arrays.fill(v, 1);
        double eigenvalue = 0;
        for (int step = 0; step < 30; step++) {
            double[] next = new double[d + 1];
            double norm = Math.sqrt(kernels.dot(v, 0, v, 0, d + 1));
            if (norm == 0) {
                break;
            }
            for (int i = 0; i < x.rows(); i++) {
                double z = (kernels.dot(x.values(), i * d, v, 0, d) + (intercept ? v[d] : 0)) / norm;
                kernels.axpy(2 * z / x.rows(), x.values(), i * d, next, 0, d);
                next[d] += intercept ? 2 * z / x.rows() : 0;
            }
            v = next;
            eigenvalue = Math.sqrt(kernels.dot(v, 0, v, 0, d + 1));
        }
        return eigenvalue > 0 ? 1.05 * eigenvalue : 1;
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
