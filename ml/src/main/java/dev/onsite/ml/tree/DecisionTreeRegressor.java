package dev.onsite.ml.tree;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Regressor;

/**
 * CART for numbers: as {@link DecisionTreeClassifier}, the impurity being the variance of the targets; a leaf predicts their
 * weighted mean.
 */
public final class DecisionTreeRegressor implements Regressor {
    /** The file format. */
    public static final ModelFormat<DecisionTreeRegressor> FORMAT =
            new ModelFormat<>("decision-tree-regressor", 1, DecisionTreeRegressor::write, DecisionTreeRegressor::read);

    private final int features;
    private final Tree tree;

    private DecisionTreeRegressor(int features, Tree tree) {
        this.features = features;
        this.tree = tree;
    }

    /** Fits with equal weights. */
    public static DecisionTreeRegressor fit(Matrix x, double[] y, TreeOptions options) {
        return fit(x, y, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d; NaN for a missing value
     * @param y n targets
     * @param weights n weights ≥ 0, or null
     */
    public static DecisionTreeRegressor fit(Matrix x, double[] y, double[] weights, TreeOptions options) {
        Require.dataOrMissing(x, 1);
        Require.target(y, x);
        Require.that(
                options.criterion() == Criterion.SQUARED_ERROR,
                "criterion must be SQUARED_ERROR for numbers, got %s",
                options.criterion());
        TreeData data = TreeData.of(x, options.bins(), 1);
        double[] w = Require.weights(weights, x.rows());
        Tree tree = new TreeBuilder(data, Target.numbers(y, 0), w, options, options.seed()).build();
        return new DecisionTreeRegressor(x.columns(), tree);
    }

    /** Each column's share of the fall of variance; sums to 1 unless the tree is a leaf. */
    public double[] importances() {
        double[] importances = new double[features];
        tree.addImportances(importances);
        return Tree.normalised(importances);
    }

    /** The number of leaves. */
    public int leaves() {
        return tree.leaves();
    }

    /** Most splits on the way to a leaf. */
    public int depth() {
        return tree.depth();
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
        return tree.values[tree.leaf(values, offset)];
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(features);
        tree.write(out);
    }

    private static DecisionTreeRegressor read(ModelInput in) {
        return new DecisionTreeRegressor(in.getInt(), Tree.read(in));
    }
}
