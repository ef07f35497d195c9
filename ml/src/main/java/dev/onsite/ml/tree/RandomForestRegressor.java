package dev.onsite.ml.tree;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Regressor;

/** A random forest for numbers: the mean of its trees' predictions. See {@link RandomForestClassifier}. */
public final class RandomForestRegressor implements Regressor {
    /** The file format. */
    public static final ModelFormat<RandomForestRegressor> FORMAT =
            new ModelFormat<>("random-forest-regressor", 1, RandomForestRegressor::write, RandomForestRegressor::read);

    private final int features;
    private final Tree[] trees;
    private final double outOfBagR2;

    private RandomForestRegressor(int features, Tree[] trees, double outOfBagR2) {
        this.features = features;
        this.trees = trees;
        this.outOfBagR2 = outOfBagR2;
    }

    /** Fits with equal weights. */
    public static RandomForestRegressor fit(Matrix x, double[] y, ForestOptions options) {
        return fit(x, y, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d; NaN for a missing value
     * @param y n targets
     * @param weights n weights ≥ 0, or null; rows are drawn evenly, and then weigh so much
     */
    public static RandomForestRegressor fit(Matrix x, double[] y, double[] weights, ForestOptions options) {
        Require.dataOrMissing(x, 1);
        Require.target(y, x);
        Require.that(
                options.tree().criterion() == Criterion.SQUARED_ERROR,
                "criterion must be SQUARED_ERROR for numbers, got %s",
                options.tree().criterion());
        int maxFeatures =
                options.tree().maxFeatures() > 0 ? options.tree().maxFeatures() : Math.max(1, x.columns() / 3);
        Forest forest = Forest.grow(x, Target.numbers(y, 0), Require.weights(weights, x.rows()), options, maxFeatures);
        double mean = 0;
        int seen = 0;
        for (int i = 0; i < y.length; i++) {
            if (forest.votes()[i] > 0) {
                mean += (y[i] - mean) / ++seen;
            }
        }
        double residual = 0;
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            if (forest.votes()[i] > 0) {
                double error = y[i] - forest.outOfBag()[i] / forest.votes()[i];
                residual += error * error;
                total += (y[i] - mean) * (y[i] - mean);
            }
        }
        return new RandomForestRegressor(x.columns(), forest.trees(), total > 0 ? 1 - residual / total : Double.NaN);
    }

    /** R² on the rows, each judged by the trees that did not see it; NaN where there is none. */
    public double outOfBagR2() {
        return outOfBagR2;
    }

    /** Each column's share of the fall of variance, the mean over the trees; sums to 1. */
    public double[] importances() {
        return Forest.importances(trees, features);
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
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.values[tree.leaf(values, offset)];
        }
        return sum / trees.length;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(features).put(outOfBagR2);
        Tree.writeAll(trees, out);
    }

    private static RandomForestRegressor read(ModelInput in) {
        int features = in.getInt();
        double r2 = in.getDouble();
        return new RandomForestRegressor(features, Tree.readAll(in), r2);
    }
}
