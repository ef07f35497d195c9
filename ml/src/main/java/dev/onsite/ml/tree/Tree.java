package dev.onsite.ml.tree;

import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import java.util.Arrays;

/**
 * A grown tree in flat arrays, node 0 the root. A node with feature f ≥ 0 sends a row left if its value is ≤ the threshold;
 * a leaf has feature −1. O(depth) a row.
 */
final class Tree {
    final int[] feature;
    final double[] threshold;
    final int[] left;
    final int[] right;
    final int[] missingLeft;
    final double[] impurity;
    final double[] weight;
    final double[] values;
    final int outputs;

    Tree(
            int outputs,
            int[] feature,
            double[] threshold,
            int[] left,
            int[] right,
            int[] missingLeft,
            double[] impurity,
            double[] weight,
            double[] values) {
        this.outputs = outputs;
        this.feature = feature;
        this.threshold = threshold;
        this.left = left;
        this.right = right;
        this.missingLeft = missingLeft;
        this.impurity = impurity;
        this.weight = weight;
        this.values = values;
    }

    int nodes() {
        return feature.length;
    }

    int leaves() {
        return (nodes() + 1) / 2;
    }

    int depth() {
        int[] depth = new int[nodes()];
        int deepest = 0;
        for (int node = 0; node < nodes(); node++) {
            // Children come after their parent.
            if (feature[node] >= 0) {
                depth[left[node]] = depth[node] + 1;
                depth[right[node]] = depth[node] + 1;
            }
            deepest = Math.max(deepest, depth[node]);
        }
        return deepest;
    }

    /** The leaf of the row that starts at {@code offset}. */
    int leaf(double[] row, int offset) {
        int node = 0;
        int f = feature[0];
        while (f >= 0) {
            double value = row[offset + f];
            boolean goesLeft = value <= threshold[node] || (Double.isNaN(value) && missingLeft[node] != 0);
            node = goesLeft ? left[node] : right[node];
            f = feature[node];
        }
        return node;
    }

    /** Output k of a leaf. */
    double value(int leaf, int k) {
        return values[leaf * outputs + k];
    }

    /** Adds each column's fall of impurity, weighed by the share of the rows it was reached by. */
    void addImportances(double[] importances) {
        for (int node = 0; node < nodes(); node++) {
            if (feature[node] >= 0) {
                int l = left[node];
                int r = right[node];
                importances[feature[node]] +=
                        (weight[node] * impurity[node] - weight[l] * impurity[l] - weight[r] * impurity[r]) / weight[0];
            }
        }
    }

    /** Scales the importances to sum 1, unless all are 0. */
    static double[] normalised(double[] importances) {
        double sum = Arrays.stream(importances).sum();
        return sum > 0 ? Arrays.stream(importances).map(v -> v / sum).toArray() : importances;
    }

    void write(ModelOutput out) {
        out.put(outputs)
                .put(feature)
                .put(threshold)
                .put(left)
                .put(right)
                .put(missingLeft)
                .put(impurity)
                .put(weight)
                .put(values);
    }

    static Tree read(ModelInput in) {
        return new Tree(
                in.getInt(),
                in.getInts(),
                in.getDoubles(),
                in.getInts(),
                in.getInts(),
                in.getInts(),
                in.getDoubles(),
                in.getDoubles(),
                in.getDoubles());
    }

    static void writeAll(Tree[] trees, ModelOutput out) {
        out.put(trees.length);
        for (Tree tree : trees) {
            tree.write(out);
        }
    }

    static Tree[] readAll(ModelInput in) {
        Tree[] trees = new Tree[in.getInt()];
        for (int t = 0; t < trees.length; t++) {
            trees[t] = read(in);
        }
        return trees;
    }
}
