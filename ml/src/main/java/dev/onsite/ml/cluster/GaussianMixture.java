package dev.onsite.ml.cluster;

import dev.onsite.ml.activation.Softmax;
import dev.onsite.ml.linalg.Cholesky;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.Model;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Progress;
import java.util.Arrays;

/**
 * A Gaussian mixture p(x) = Σₖ πₖ N(x; μₖ, Σₖ) by expectation maximisation (Dempster, Laird and Rubin 1977), started from
 * k-means. The mean log-likelihood never falls but for the ridge added to the covariances. O(nkd²) an iteration with full
 * covariances, O(nkd) with diagonal ones. Stops when the mean log-likelihood gains less than the tolerance.
 */
public final class GaussianMixture implements Model {
    /** The file format. */
    public static final ModelFormat<GaussianMixture> FORMAT =
            new ModelFormat<>("gaussian-mixture", 1, GaussianMixture::write, GaussianMixture::read);

    private final double[] weights;
    private final Matrix means;
    private final Matrix[] covariances;
    private final Cholesky[] factors;
    private final double[] history;
    private final boolean converged;

    private GaussianMixture(double[] weights, Matrix means, Matrix[] covariances, double[] history, boolean converged) {
        this.weights = weights;
        this.means = means;
        this.covariances = covariances;
        this.history = history;
        this.converged = converged;
        factors = new Cholesky[covariances.length];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = Cholesky.of(covariances[k]);
        }
    }

    /**
     * What to fit and how.
     *
     * @param components k, the number of Gaussians
     * @param diagonal whether covariances are diagonal
     * @param ridge added to every variance, so that no Gaussian collapses onto a point
     * @param tolerance gain of the mean log-likelihood below which to stop
     * @param maxIterations most iterations
     * @param restarts runs of the k-means that starts it
     * @param seed of the k-means
     * @param progress hears of every iteration, with the negative mean log-likelihood
     */
    public record Options(
            int components,
            boolean diagonal,
            double ridge,
            double tolerance,
            int maxIterations,
            int restarts,
            long seed,
            Progress progress) {
        /** Checks the ranges. */
        public Options {
            Require.that(components >= 1, "components must be at least 1, got %d", components);
            Require.that(ridge > 0, "ridge must be more than 0, got %s", ridge);
            Require.that(tolerance >= 0, "tolerance must be at least 0, got %s", tolerance);
            Require.that(maxIterations >= 1, "maxIterations must be at least 1, got %d", maxIterations);
            Require.that(restarts >= 1, "restarts must be at least 1, got %d", restarts);
            Require.that(progress != null, "progress must not be null");
        }

        /** The defaults: diagonal false, ridge 1e-6, tolerance 1e-3, maxIterations 100, restarts 1, seed 0, progress
         * NONE. */
        public static Options of(int components) {
            return new Options(components, false, 1e-6, 1e-3, 100, 1, 0, Progress.NONE);
        }

        /** The same with another {@code diagonal}. */
        public Options withDiagonal(boolean value) {
            return new Options(components, value, ridge, tolerance, maxIterations, restarts, seed, progress);
        }

        /** The same with another {@code ridge}. */
        public Options withRidge(double value) {
            return new Options(components, diagonal, value, tolerance, maxIterations, restarts, seed, progress);
        }

        /** The same with another {@code tolerance}. */
        public Options withTolerance(double value) {
            return new Options(components, diagonal, ridge, value, maxIterations, restarts, seed, progress);
        }

        /** The same with another {@code maxIterations}. */
        public Options withMaxIterations(int value) {
            return new Options(components, diagonal, ridge, tolerance, value, restarts, seed, progress);
        }

        /** The same with another {@code restarts}. */
        public Options withRestarts(int value) {
            return new Options(components, diagonal, ridge, tolerance, maxIterations, value, seed, progress);
        }

        /** The same with another {@code seed}. */
        public Options withSeed(long value) {
            return new Options(components, diagonal, ridge, tolerance, maxIterations, restarts, value, progress);
        }

        /** The same with another {@code progress}. */
        public Options withProgress(Progress value) {
            return new Options(components, diagonal, ridge, tolerance, maxIterations, restarts, seed, value);
        }
    }

    /** Fits with equal weights. */
    public static GaussianMixture fit(Matrix x, Options options) {
        return fit(x, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d, n ≥ components
     * @param sampleWeights n weights ≥ 0, or null
     */
    public static GaussianMixture fit(Matrix x, double[] sampleWeights, Options options) {
        Require.data(x, 1);
        Require.that(
                options.components <= x.rows(),
                "components must be between 1 and %d (the number of points), got %d",
                x.rows(),
                options.components);
        double[] w = Require.weights(sampleWeights, x.rows());
        int[] labels = KMeans.fit(
                        x,
                        w,
                        KMeans.Options.of(options.components)
                                .withRestarts(options.restarts)
                                .withSeed(options.seed))
                .labels();
        Matrix responsibilities = Matrix.zeros(x.rows(), options.components);
        for (int i = 0; i < labels.length; i++) {
            responsibilities.set(i, labels[i], w[i]);
        }
        double total = Arrays.stream(w).sum();
        double[] history = new double[options.maxIterations + 1];
        GaussianMixture mixture = maximise(x, responsibilities, options, total);
        for (int iteration = 0; ; iteration++) {
            double sum = 0;
            for (int i = 0; i < x.rows(); i++) {
                double[] log = mixture.logDensities(x.values(), i * x.columns());
                sum += w[i] * Softmax.logSumExp(log);
                Softmax.inPlace(log, 0, log.length);
                for (int k = 0; k < log.length; k++) {
                    responsibilities.set(i, k, w[i] * log[k]);
                }
            }
            history[iteration] = sum / total;
            boolean converged = iteration > 0 && history[iteration] - history[iteration - 1] < options.tolerance;
            if (converged || iteration == options.maxIterations) {
                return new GaussianMixture(
                        mixture.weights,
                        mixture.means,
                        mixture.covariances,
                        Arrays.copyOf(history, iteration + 1),
                        converged);
            }
            options.progress.report(iteration, options.maxIterations, -history[iteration]);
            mixture = maximise(x, responsibilities, options, total);
        }
    }

    private static GaussianMixture maximise(Matrix x, Matrix responsibilities, Options options, double total) {
        int d = x.columns();
        int count = options.components;
        double[] mass = new double[count];
        Matrix means = Matrix.zeros(count, d);
        for (int i = 0; i < x.rows(); i++) {
            for (int k = 0; k < count; k++) {
                mass[k] += responsibilities.get(i, k);
                Kernels.vectors().axpy(responsibilities.get(i, k), x.values(), i * d, means.values(), k * d, d);
            }
        }
        Matrix[] covariances = new Matrix[count];
        double[] weights = new double[count];
        double[] deviation = new double[d];
        for (int k = 0; k < count; k++) {
            // A Gaussian without points keeps a finite, negligible part.
            double safe = Math.max(mass[k], 10 * Double.MIN_NORMAL);
            weights[k] = Math.max(mass[k] / total, 1e-300);
            for (int j = 0; j < d; j++) {
                means.values()[k * d + j] /= safe;
            }
            Matrix covariance = Matrix.zeros(d, d);
            for (int i = 0; i < x.rows(); i++) {
                double r = responsibilities.get(i, k) / safe;
                for (int j = 0; j < d; j++) {
                    deviation[j] = x.values()[i * d + j] - means.values()[k * d + j];
                }
                for (int j = 0; j < d; j++) {
                    if (options.diagonal) {
                        covariance.values()[j * d + j] += r * deviation[j] * deviation[j];
                    } else {
                        Kernels.vectors().axpy(r * deviation[j], deviation, 0, covariance.values(), j * d, j + 1);
                    }
                }
            }
            for (int j = 0; j < d; j++) {
                covariance.values()[j * d + j] += options.ridge;
                for (int m = 0; m < j; m++) {
                    covariance.set(m, j, covariance.get(j, m));
                }
            }
            covariances[k] = covariance;
        }
        return new GaussianMixture(weights, means, covariances, new double[0], false);
    }

    /** log πₖ + log N(x; μₖ, Σₖ) for each k. */
    private double[] logDensities(double[] values, int offset) {
        int d = features();
        double[] log = new double[weights.length];
        double[] deviation = new double[d];
        for (int k = 0; k < log.length; k++) {
            for (int j = 0; j < d; j++) {
                deviation[j] = values[offset + j] - means.values()[k * d + j];
            }
            double[] z = factors[k].solveLower(deviation);
            log[k] = Math.log(weights[k])
                    - 0.5
                            * (d * Math.log(2 * Math.PI)
                                    + factors[k].logDeterminant()
                                    + Kernels.vectors().dot(z, 0, z, 0, d));
        }
        return log;
    }

    /** πₖ. */
    public double[] weights() {
        return weights.clone();
    }

    /** μ, k × d. */
    public Matrix means() {
        return means.copy();
    }

    /** Σₖ, d × d. */
    public Matrix covariance(int k) {
        return covariances[k].copy();
    }

    /** The mean log-likelihood of the start and after each iteration. */
    public double[] logLikelihoodHistory() {
        return history.clone();
    }

    /** Iterations used. */
    public int iterations() {
        return history.length - 1;
    }

    /** Whether the tolerance was reached. */
    public boolean converged() {
        return converged;
    }

    /** P(k | x) for one row. */
    public double[] responsibilities(double[] row) {
        Require.features(row, features());
        return Softmax.of(logDensities(row, 0));
    }

    /** The most probable component of each row. */
    public int[] predict(Matrix x) {
        Require.features(x, features());
        int[] labels = new int[x.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Labels.argMax(logDensities(x.values(), i * x.columns()));
        }
        return labels;
    }

    /** log p(x) of each row. */
    public double[] logLikelihoods(Matrix x) {
        Require.features(x, features());
        double[] log = new double[x.rows()];
        for (int i = 0; i < log.length; i++) {
            log[i] = Softmax.logSumExp(logDensities(x.values(), i * x.columns()));
        }
        return log;
    }

    @Override
    public int features() {
        return means.columns();
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(weights).put(means).put(history).put(converged);
        for (Matrix covariance : covariances) {
            out.put(covariance);
        }
    }

    private static GaussianMixture read(ModelInput in) {
        double[] weights = in.getDoubles();
        Matrix means = in.getMatrix();
        double[] history = in.getDoubles();
        boolean converged = in.getBoolean();
        Matrix[] covariances = new Matrix[weights.length];
        Arrays.setAll(covariances, k -> in.getMatrix());
        return new GaussianMixture(weights, means, covariances, history, converged);
    }
}
