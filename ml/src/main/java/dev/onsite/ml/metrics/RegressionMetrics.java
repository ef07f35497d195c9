package dev.onsite.ml.metrics;

import dev.onsite.ml.linalg.Require;

/** How far predicted numbers are off. Weights are one a row, or null. */
public final class RegressionMetrics {
    private RegressionMetrics() {}

    /** The mean squared error. */
    public static double meanSquaredError(double[] truth, double[] predicted, double[] weights) {
        double[] w = check(truth, predicted, weights);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += w[i] * (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
            total += w[i];
        }
        return sum / total;
    }

    /** Its root, in the unit of the target. */
    public static double rootMeanSquaredError(double[] truth, double[] predicted, double[] weights) {
        return Math.sqrt(meanSquaredError(truth, predicted, weights));
    }

    /** The mean absolute error. */
    public static double meanAbsoluteError(double[] truth, double[] predicted, double[] weights) {
        double[] w = check(truth, predicted, weights);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += w[i] * Math.abs(truth[i] - predicted[i]);
            total += w[i];
        }
        return sum / total;
    }

    /**
     * R² = 1 − Σ(y − ŷ)²/Σ(y − ȳ)²: 1 is perfect, 0 no better than the mean, and it may be negative. Where all y are equal: 1 if
     * all predictions are right, else 0.
     */
    public static double r2(double[] truth, double[] predicted, double[] weights) {
        double[] w = check(truth, predicted, weights);
        double mean = 0;
        double total = 0;
        for (int i = 0; i < truth.length; i++) {
            mean += w[i] * truth[i];
            total += w[i];
        }
        mean /= total;
        double residual = 0;
        double variation = 0;
        for (int i = 0; i < truth.length; i++) {
            residual += w[i] * (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
            variation += w[i] * (truth[i] - mean) * (truth[i] - mean);
        }
        if (variation == 0) {
            return residual == 0 ? 1 : 0;
        }
        return 1 - residual / variation;
    }

    private static double[] check(double[] truth, double[] predicted, double[] weights) {
        Require.that(
                truth.length == predicted.length && truth.length > 0,
                "truth and predicted must be equally long and not empty, got %d and %d",
                truth.length,
                predicted.length);
        Require.finite(truth, "truth");
        Require.finite(predicted, "predicted");
        return Require.weights(weights, truth.length);
    }
}
