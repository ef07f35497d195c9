package dev.onsite.ml.metrics;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import java.util.ArrayList;
import java.util.List;

/** How good predicted probabilities are. */
public final class ProbabilityMetrics {
    private ProbabilityMetrics() {}

    /**
     * −mean log p(true class); probabilities are clipped to 2⁻⁵² from 0 and 1.
     *
     * @param truth the class of each row, 0 … K − 1
     * @param probabilities n × K, rows summing to 1
     * @param weights a weight a row, or null
     */
    public static double logLoss(int[] truth, Matrix probabilities, double[] weights) {
        Require.target(truth, probabilities);
        Require.data(probabilities, 1);
        double[] w = Require.weights(weights, truth.length);
        double sum = 0;
        double total = 0;
        double epsilon = Math.ulp(1.0);
        for (int i = 0; i < truth.length; i++) {
            double p = probabilities.get(i, truth[i]);
            Require.that(p >= 0 && p <= 1 + 1e-9, "probabilities must be in [0, 1], got %s in row %d", p, i);
            sum -= w[i] * Math.log(Math.max(epsilon, Math.min(1 - epsilon, p)));
            total += w[i];
        }
        return sum / total;
    }

    /** The mean squared error of the probability of being positive. */
    public static double brier(boolean[] positive, double[] probabilities, double[] weights) {
        check(positive, probabilities);
        double[] w = Require.weights(weights, positive.length);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < positive.length; i++) {
            double error = probabilities[i] - (positive[i] ? 1 : 0);
            sum += w[i] * error * error;
            total += w[i];
        }
        return sum / total;
    }

    /**
     * A bin of a calibration curve.
     *
     * @param meanProbability the mean probability predicted
     * @param positiveShare the share that were positive
     * @param count the number of rows
     */
    public record CalibrationBin(double meanProbability, double positiveShare, int count) {}

    /** The calibration curve over bins of equal width, empty ones left out. */
    public static List<CalibrationBin> calibration(boolean[] positive, double[] probabilities, int bins) {
        check(positive, probabilities);
        Require.that(bins >= 1, "bins must be at least 1, got %d", bins);
        double[] sums = new double[bins];
        int[] positives = new int[bins];
        int[] counts = new int[bins];
        for (int i = 0; i < positive.length; i++) {
            // Bins are closed above, as (0.2, 0.4]; 0 itself belongs to the first.
            int bin = Math.max(0, (int) Math.ceil(probabilities[i] * bins) - 1);
            sums[bin] += probabilities[i];
            positives[bin] += positive[i] ? 1 : 0;
            counts[bin]++;
        }
        List<CalibrationBin> curve = new ArrayList<>();
        for (int b = 0; b < bins; b++) {
            if (counts[b] > 0) {
                curve.add(new CalibrationBin(sums[b] / counts[b], (double) positives[b] / counts[b], counts[b]));
            }
        }
        return curve;
    }

    /** Σ count/n · |mean probability − positive share| over the bins. */
    public static double expectedCalibrationError(boolean[] positive, double[] probabilities, int bins) {
        double sum = 0;
        for (CalibrationBin bin : calibration(positive, probabilities, bins)) {
            sum += bin.count() * Math.abs(bin.meanProbability() - bin.positiveShare());
        }
        return sum / positive.length;
    }

    private static void check(boolean[] positive, double[] probabilities) {
        Require.that(
                positive.length == probabilities.length && positive.length > 0,
                "positive and probabilities must be equally long and not empty, got %d and %d",
                positive.length,
                probabilities.length);
        for (int i = 0; i < probabilities.length; i++) {
            Require.that(
                    probabilities[i] >= 0 && probabilities[i] <= 1,
                    "probabilities must be in [0, 1], got %s at index %d",
                    probabilities[i],
                    i);
        }
    }
}
