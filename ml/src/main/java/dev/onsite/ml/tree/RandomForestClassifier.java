package dev.onsite.ml.tree;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.ProbabilisticClassifier;

/**
 * A random forest (Breiman 2001): trees on bootstrap samples, each node choosing among a random subset of the columns. The
 * probability of a class is the mean over the trees of its share in their leaves. T times a tree's cost with d replaced by
 * {@code maxFeatures}; inference O(T · depth).
 */
public final class RandomForestClassifier implements ProbabilisticClassifier {
    /** The file format. */
    public static final ModelFormat<RandomForestClassifier> FORMAT = new ModelFormat<>(
            "random-forest-classifier", 1, RandomForestClassifier::write, RandomForestClassifier::read);

    private final int[] classes;
    private final int features;
    private final Tree[] trees;
    private final double outOfBagAccuracy;

    private RandomForestClassifier(int[] classes, int features, Tree[] trees, double outOfBagAccuracy) {
        this.classes = classes;
        this.features = features;
        this.trees = trees;
        this.outOfBagAccuracy = outOfBagAccuracy;
    }

    /** Fits with equal weights. */
    public static RandomForestClassifier fit(Matrix x, int[] y, ForestOptions options) {
        return fit(x, y, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d; NaN for a missing value
     * @param y n labels, at least two different ones
     * @param weights n weights ≥ 0, or null; rows are drawn evenly, and then weigh so much
     */
    public static RandomForestClassifier fit(Matrix x, int[] y, double[] weights, ForestOptions options) {
        Require.dataOrMissing(x, 2);
        Require.target(y, x);
        Require.that(
                options.tree().criterion() != Criterion.SQUARED_ERROR,
                "criterion must be GINI or ENTROPY for classes, got SQUARED_ERROR");
        Labels labels = Labels.of(y, 2);
        int[] codes = labels.codes();
        double[] w = Require.weights(weights, x.rows());
        int maxFeatures = options.tree().maxFeatures() > 0
                ? options.tree().maxFeatures()
                : Math.max(1, (int) Math.sqrt(x.columns()));
        Forest forest = Forest.grow(
                x, Target.classes(labels.count(), codes, options.tree().criterion()), w, options, maxFeatures);
        double right = 0;
        double seen = 0;
        for (int i = 0; i < codes.length; i++) {
            if (forest.votes()[i] > 0) {
                double[] p = new double[labels.count()];
                System.arraycopy(forest.outOfBag(), i * p.length, p, 0, p.length);
                right += Labels.argMax(p) == codes[i] ? w[i] : 0;
                seen += w[i];
            }
        }
        return new RandomForestClassifier(
                labels.classes(), x.columns(), forest.trees(), seen > 0 ? right / seen : Double.NaN);
    }

    /**
     * The accuracy on the rows, each judged by the trees that did not see it; NaN without bootstrap or if every tree saw
     * every row.
     */
    public double outOfBagAccuracy() {
        return outOfBagAccuracy;
    }

    /** Each column's share of the fall of impurity, the mean over the trees; sums to 1. */
    public double[] importances() {
        return Forest.importances(trees, features);
    }

    /** The number of trees. */
    public int trees() {
        return trees.length;
    }

    @Override
    public int[] classes() {
        return classes.clone();
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
    public double[] probabilities(double[] values, int offset) {
        double[] p = new double[classes.length];
        for (Tree tree : trees) {
            int leaf = tree.leaf(values, offset);
            for (int k = 0; k < p.length; k++) {
                p[k] += tree.value(leaf, k);
            }
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= trees.length;
        }
        return p;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(classes).put(features).put(outOfBagAccuracy);
        Tree.writeAll(trees, out);
    }

    private static RandomForestClassifier read(ModelInput in) {
        int[] classes = in.getInts();
        int features = in.getInt();
        double accuracy = in.getDouble();
        return new RandomForestClassifier(classes, features, Tree.readAll(in), accuracy);
    }
}
