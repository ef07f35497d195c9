package dev.onsite.ml.selection;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Regressor;
import java.util.function.LongFunction;

/**
 * The decomposition of the expected squared error at fixed points, estimated from models trained on many samples:
 *
 * <pre>
 *   E(y − ŷ)² = (f − E ŷ)² + Var ŷ + σ²,   bias² + variance + noise
 * </pre>
 *
 * <p>averaged over the points. The estimate of bias² is biased upwards by variance/samples, which is subtracted.
 *
 * @param biasSquared mean squared difference of the mean prediction and the truth
 * @param variance mean variance of the predictions (divisor samples − 1)
 * @param noise σ², as given
 */
public record BiasVariance(double biasSquared, double variance, double noise) {
    /**
     * Estimates.
     *
     * @param samples number of training samples, at least 2
     * @param learner draws sample {@code seed}, fits a model to it and predicts at the points
     * @param points where to predict, n × d
     * @param truth f at the points, without noise
     * @param noise σ² of the targets
     */
    public static BiasVariance of(
            int samples, LongFunction<Regressor> learner, Matrix points, double[] truth, double noise) {
        Require.that(samples >= 2, "samples must be at least 2, got %d", samples);
        Require.that(noise >= 0, "noise must be at least 0, got %s", noise);
        Require.data(points, 1);
        Require.target(truth, points);
        int n = points.rows();
        double[] mean = new double[n];
        double[] squares = new double[n];
        for (int s = 0; s < samples; s++) {
            double[] predicted = learner.apply(s).predict(points);
            for (int i = 0; i < n; i++) {
                // Welford's update: no difference of large squares.
                double before = predicted[i] - mean[i];
                mean[i] += before / (s + 1);
                squares[i] += before * (predicted[i] - mean[i]);
            }
        }
        double bias = 0;
        double variance = 0;
        for (int i = 0; i < n; i++) {
            variance += squares[i] / (samples - 1) / n;
            bias += (mean[i] - truth[i]) * (mean[i] - truth[i]) / n;
        }
        return new BiasVariance(Math.max(0, bias - variance / samples), variance, noise);
    }

    /** bias² + variance + noise. */
    public double total() {
        return biasSquared + variance + noise;
    }
}
