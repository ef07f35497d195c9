package dev.onsite.ml.bayes;

import dev.onsite.ml.activation.Softmax;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.ProbabilisticClassifier;
import java.util.Arrays;

/**
 * Gaussian naive Bayes: P(k | x) ∝ πₖ Πⱼ N(xⱼ; μₖⱼ, σ²ₖⱼ), the features independent within a class. Training O(nd), inference
 * O(Kd). To every variance {@code smoothing} times the largest variance of a column is added, so that a column constant
 * within a class does not divide by zero.
 */
public final class GaussianNaiveBayes implements ProbabilisticClassifier {
    /** The file format. */
    public static final ModelFormat<GaussianNaiveBayes> FORMAT =
            new ModelFormat<>("gaussian-naive-bayes", 1, GaussianNaiveBayes::write, GaussianNaiveBayes::read);

    private final int[] classes;
    private final double[] priors;
    private final Matrix means;
    private final Matrix variances;

    private GaussianNaiveBayes(int[] classes, double[] priors, Matrix means, Matrix variances) {
        this.classes = classes;
        this.priors = priors;
        this.means = means;
        this.variances = variances;
    }

    /** Fits with equal weights and smoothing 1e-9. */
    public static GaussianNaiveBayes fit(Matrix x, int[] y) {
        return fit(x, y, null, 1e-9);
    }

    /**
     * Fits.
     *
     * @param x n × d
     * @param y n labels, at least two different ones
     * @param weights n weights ≥ 0, or null
     * @param smoothing see the class, at least 0
     */
    public static GaussianNaiveBayes fit(Matrix x, int[] y, double[] weights, double smoothing) {
        Require.data(x, 2);
        Require.target(y, x);
        Require.that(smoothing >= 0, "smoothing must be at least 0, got %s", smoothing);
        Labels labels = Labels.of(y, 2);
        double[] w = Require.weights(weights, x.rows());
        int[] codes = labels.codes();
        int d = x.columns();
        int count = labels.count();
        double[] mass = new double[count];
        Matrix means = Matrix.zeros(count, d);
        Matrix variances = Matrix.zeros(count, d);
        for (int i = 0; i < x.rows(); i++) {
            mass[codes[i]] += w[i];
            for (int j = 0; j < d; j++) {
                means.values()[codes[i] * d + j] += w[i] * x.get(i, j);
            }
        }
        for (int k = 0; k < count; k++) {
            Require.that(mass[k] > 0, "every class needs weight, class %d has none", labels.classes()[k]);
            for (int j = 0; j < d; j++) {
                means.values()[k * d + j] /= mass[k];
            }
        }
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < d; j++) {
                double deviation = x.get(i, j) - means.get(codes[i], j);
                variances.values()[codes[i] * d + j] += w[i] / mass[codes[i]] * deviation * deviation;
            }
        }
        double added = Math.max(smoothing * largestVariance(x, w), Double.MIN_NORMAL);
        for (int at = 0; at < variances.values().length; at++) {
            variances.values()[at] += added;
        }
        double total = Arrays.stream(mass).sum();
        double[] priors = Arrays.stream(mass).map(m -> m / total).toArray();
        return new GaussianNaiveBayes(labels.classes(), priors, means, variances);
    }

    private static double largestVariance(Matrix x, double[] w) {
        double total = Arrays.stream(w).sum();
        double largest = 0;
        for (int j = 0; j < x.columns(); j++) {
            double mean = 0;
            double variance = 0;
            for (int i = 0; i < w.length; i++) {
                mean += w[i] * x.get(i, j) / total;
            }
            for (int i = 0; i < w.length; i++) {
                variance += w[i] * (x.get(i, j) - mean) * (x.get(i, j) - mean) / total;
            }
            largest = Math.max(largest, variance);
        }
        return largest;
    }

    /** πₖ, the share of each class. */
    public double[] priors() {
        return priors.clone();
    }

    /** μ, classes × d. */
    public Matrix means() {
        return means.copy();
    }

    /** σ², classes × d, smoothed. */
    public Matrix variances() {
        return variances.copy();
    }

    @Override
    public int[] classes() {
        return classes.clone();
    }

    @Override
    public int features() {
        return means.columns();
    }

    @Override
    public double[] probabilities(double[] values, int offset) {
        int d = features();
        double[] log = new double[classes.length];
        for (int k = 0; k < log.length; k++) {
            double sum = Math.log(priors[k]);
            for (int j = 0; j < d; j++) {
                double variance = variances.values()[k * d + j];
                double deviation = values[offset + j] - means.values()[k * d + j];
                sum -= 0.5 * (Math.log(2 * Math.PI * variance) + deviation * deviation / variance);
            }
            // A far point underflows every density: −1e300 keeps softmax from −∞ − −∞.
            log[k] = Math.max(sum, -1e300);
        }
        return Softmax.of(log);
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(classes).put(priors).put(means).put(variances);
    }

    private static GaussianNaiveBayes read(ModelInput in) {
        return new GaussianNaiveBayes(in.getInts(), in.getDoubles(), in.getMatrix(), in.getMatrix());
    }
}
