package dev.onsite.ml.tree;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Regressor;

/**
 * Gradient-boosted trees for numbers: squared loss, from the mean, each tree fitting what the ones before left over. O(rounds
 * · nd log n · depth); inference O(rounds · depth).
 */
public final class GradientBoostedRegressor implements Regressor {
    /** The file format. */
    public static final ModelFormat<GradientBoostedRegressor> FORMAT = new ModelFormat<>(
            "gradient-boosted-regressor", 1, GradientBoostedRegressor::write, GradientBoostedRegressor::read);

    private final int features;
    private final double start;
    private final double rate;
    private final Tree[] trees;

    private GradientBoostedRegressor(int features, double start, double rate, Tree[] trees) {
        this.features = features;
        this.start = start;
        this.rate = rate;
        this.trees = trees;
    }

    /** Fits with equal weights. */
    public static GradientBoostedRegressor fit(Matrix x, double[] y, BoostingOptions options) {
        return fit(x, y, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d; NaN for a missing value
     * @param y n targets
     * @param weights n weights ≥ 0, or null
     */
    public static GradientBoostedRegressor fit(Matrix x, double[] y, double[] weights, BoostingOptions options) {
        Require.dataOrMissing(x, 1);
        Require.target(y, x);
        double[] w = Require.weights(weights, x.rows());
        double total = 0;
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            total += w[i];
            sum += w[i] * y[i];
        }
        double mean = sum / total;
        double allWeight = total;
        Tree[] trees = Boosting.grow(
                x,
                w,
                new double[] {mean},
                (scores, k, target, curvature) -> {
                    double loss = 0;
                    for (int i = 0; i < y.length; i++) {
                        target[i] = y[i] - scores[i];
                        curvature[i] = 1;
                        loss += w[i] * target[i] * target[i];
                    }
                    return loss / allWeight;
                },
                options);
        return new GradientBoostedRegressor(x.columns(), mean, options.learningRate(), trees);
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public boolean acceptsMissing() {
        return true;
    }

    @Override
    public double predict(double[] values, int offset) {
        double[] score = {start};
        Boosting.addScores(trees, rate, values, offset, score);
        return score[0];
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(features).put(start).put(rate);
        Tree.writeAll(trees, out);
    }

    private static GradientBoostedRegressor read(ModelInput in) {
        return new GradientBoostedRegressor(in.getInt(), in.getDouble(), in.getDouble(), Tree.readAll(in));
    }
}
