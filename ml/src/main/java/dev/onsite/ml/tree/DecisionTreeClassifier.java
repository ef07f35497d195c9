package dev.onsite.ml.tree;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.ProbabilisticClassifier;
import java.util.Arrays;

/**
 * CART for classes (Breiman et al. 1984): each node takes the split x_f ≤ t that lowers the weighted impurity most; ties go
 * to the lowest column, then the lowest threshold, so that the order of the rows does not matter. A split is taken even if
 * it lowers nothing (the first of XOR's), as long as the node is impure.
 *
 * <p>NaN is a missing value: it goes to the side where it lowers the impurity more. Training O(nd log n) a level: O(nd log²
 * n) for a balanced tree, O(n²d log n) at worst; inference O(depth), which is O(log n) only if balanced; O(nodes) space.
 */
public final class DecisionTreeClassifier implements ProbabilisticClassifier {
    /** The file format. */
    public static final ModelFormat<DecisionTreeClassifier> FORMAT = new ModelFormat<>(
            "decision-tree-classifier", 1, DecisionTreeClassifier::write, DecisionTreeClassifier::read);

    private final int[] classes;
    private final int features;
    private final Tree tree;

    private DecisionTreeClassifier(int[] classes, int features, Tree tree) {
        this.classes = classes;
        this.features = features;
        this.tree = tree;
    }

    /** Fits with equal weights. */
    public static DecisionTreeClassifier fit(Matrix x, int[] y, TreeOptions options) {
        return fit(x, y, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d; NaN for a missing value
     * @param y n labels, at least two different ones
     * @param weights n weights ≥ 0, or null
     */
    public static DecisionTreeClassifier fit(Matrix x, int[] y, double[] weights, TreeOptions options) {
        Require.dataOrMissing(x, 2);
        Require.target(y, x);
        Require.that(
                options.criterion() != Criterion.SQUARED_ERROR,
                "criterion must be GINI or ENTROPY for classes, got SQUARED_ERROR");
        Labels labels = Labels.of(y, 2);
        Target target = Target.classes(labels.count(), labels.codes(), options.criterion());
        TreeData data = TreeData.of(x, options.bins(), 1);
        double[] w = Require.weights(weights, x.rows());
        Tree tree = new TreeBuilder(data, target, w, options, options.seed()).build();
        return new DecisionTreeClassifier(labels.classes(), x.columns(), tree);
    }

    /** Each column's share of the fall of impurity; sums to 1 unless the tree is a leaf. */
    public double[] importances() {
        double[] importances = new double[features];
        tree.addImportances(importances);
        return Tree.normalised(importances);
    }

    /** The number of nodes, leaves included. */
    public int nodes() {
        return tree.nodes();
    }

    /** The number of leaves. */
    public int leaves() {
        return tree.leaves();
    }

    /** Most splits on the way to a leaf. */
    public int depth() {
        return tree.depth();
    }

    /** The column a node splits on, −1 for a leaf. Node 0 is the root. */
    public int feature(int node) {
        return tree.feature[node];
    }

    /** The threshold of a node: values up to it go left. */
    public double threshold(int node) {
        return tree.threshold[node];
    }

    /** The left child of a node. */
    public int left(int node) {
        return tree.left[node];
    }

    /** The right child of a node. */
    public int right(int node) {
        return tree.right[node];
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
        int leaf = tree.leaf(values, offset);
        return Arrays.copyOfRange(tree.values, leaf * tree.outputs, (leaf + 1) * tree.outputs);
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(classes).put(features);
        tree.write(out);
    }

    private static DecisionTreeClassifier read(ModelInput in) {
        return new DecisionTreeClassifier(in.getInts(), in.getInt(), Tree.read(in));
    }
}
