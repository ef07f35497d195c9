package dev.onsite.ml.tree;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Grows one tree, depth first, by the best split of each node.
 *
 * <p>A node is a range of one array of rows, which a split partitions in place, keeping the order. O(n · candidates) a level
 * (· log n where columns are drawn, as each node then sorts its own); a balanced tree has O(log n) levels, a degenerate one n:
 * hence the card's O(n²d), which is the worst case.
 */
final class TreeBuilder {
    private static final double ROUNDING = 1e-14;

    private final TreeData data;
    private final Target target;
    private final double[] weights;
    private final TreeOptions options;
    private final SplittableRandom random;
    private final SplitSearch search;
    private final ColumnOrders orders;
    private final int[] rows;
    private final int[] spare;
    private final int[] features;
    private final int outputs;
    private double totalWeight;

    private int nodes;
    private int[] feature = new int[64];
    private double[] threshold = new double[64];
    private int[] left = new int[64];
    private int[] right = new int[64];
    private int[] missingLeft = new int[64];
    private double[] impurity = new double[64];
    private double[] weight = new double[64];
    private double[] values;

    // Nodes yet to be split: index, range and depth of each.
    private int[] pending = new int[256];
    private int pendingSize;

    /** @param weights of each row of the data; rows of weight 0 take no part */
    TreeBuilder(TreeData data, Target target, double[] weights, TreeOptions options, long seed) {
        this.data = data;
        this.target = target;
        this.weights = weights;
        this.options = options;
        random = new SplittableRandom(seed);
        int[] used = new int[data.rows()];
        int count = 0;
        for (int i = 0; i < used.length; i++) {
            if (weights[i] > 0) {
                used[count++] = i;
                totalWeight += weights[i];
            }
        }
        rows = Arrays.copyOf(used, count);
        spare = new int[count];
        boolean everyColumn = options.maxFeatures() == 0 || options.maxFeatures() >= data.columns();
        orders = everyColumn && options.bins() == 0 ? new ColumnOrders(data, rows) : null;
        search = new SplitSearch(data, target, weights, options.minLeaf(), rows, orders);
        features = new int[data.columns()];
        Arrays.setAll(features, f -> f);
        outputs = target.outputs();
        values = new double[64 * outputs];
    }

    Tree build() {
        push(newNode(0, rows.length), 0, rows.length, 0);
        while (pendingSize > 0) {
            pendingSize -= 4;
            split(pending[pendingSize], pending[pendingSize + 1], pending[pendingSize + 2], pending[pendingSize + 3]);
        }
        return new Tree(
                outputs,
                Arrays.copyOf(feature, nodes),
                Arrays.copyOf(threshold, nodes),
                Arrays.copyOf(left, nodes),
                Arrays.copyOf(right, nodes),
                Arrays.copyOf(missingLeft, nodes),
                Arrays.copyOf(impurity, nodes),
                Arrays.copyOf(weight, nodes),
                Arrays.copyOf(values, nodes * outputs));
    }

    private void push(int node, int from, int to, int depth) {
        if (pendingSize + 4 > pending.length) {
            pending = Arrays.copyOf(pending, 2 * pending.length);
        }
        pending[pendingSize++] = node;
        pending[pendingSize++] = from;
        pending[pendingSize++] = to;
        pending[pendingSize++] = depth;
    }

    private void split(int node, int from, int to, int depth) {
        if (!mayGrow(node, to - from, depth)) {
            return;
        }
        search.node(from, to);
        chooseSplit();
        if (search.bestFeature < 0) {
            return;
        }
        int f = search.bestFeature;
        boolean missing = search.bestMissingLeft;
        double cut = search.bestThreshold;
        int middle = partition(data.column(f), search.bestCode, data.codes(f), missing, from, to);
        int l = newNode(from, middle);
        int r = newNode(middle, to);
        double decrease =
                (weight[node] * impurity[node] - weight[l] * impurity[l] - weight[r] * impurity[r]) / totalWeight;
        // A split that gains nothing, as the first of an exclusive or, must not fail by a rounding below zero.
        if (decrease + ROUNDING < options.minImpurityDecrease()) {
            nodes -= 2;
            return;
        }
        if (orders != null && (mayGrow(l, middle - from, depth + 1) || mayGrow(r, to - middle, depth + 1))) {
            orders.partition(rows, from, middle, to);
        }
        feature[node] = f;
        threshold[node] = cut;
        missingLeft[node] = missing ? 1 : 0;
        left[node] = l;
        right[node] = r;
        push(r, middle, to, depth + 1);
        push(l, from, middle, depth + 1);
    }

    private boolean mayGrow(int node, int size, int depth) {
        return depth < options.maxDepth()
                && size >= options.minSplit()
                && size >= 2 * options.minLeaf()
                && impurity[node] > 1e-15;
    }

    private void chooseSplit() {
        int d = features.length;
        if (options.maxFeatures() == 0 || options.maxFeatures() >= d) {
            for (int f = 0; f < d; f++) {
                search.tryFeature(f);
            }
            return;
        }
        // A partial Fisher–Yates shuffle; constant columns do not count as candidates.
        int tried = 0;
        for (int drawn = 0; drawn < d && (tried < options.maxFeatures() || search.bestFeature < 0); drawn++) {
            int at = drawn + random.nextInt(d - drawn);
            int f = features[at];
            features[at] = features[drawn];
            features[drawn] = f;
            if (search.tryFeature(f)) {
                tried++;
            }
        }
    }

    private int partition(int[] column, int lastLeft, int missing, boolean missingGoesLeft, int from, int to) {
        int l = from;
        int r = 0;
        for (int at = from; at < to; at++) {
            int row = rows[at];
            int code = column[row];
            if (code == missing ? missingGoesLeft : code <= lastLeft) {
                rows[l++] = row;
            } else {
                spare[r++] = row;
            }
        }
        System.arraycopy(spare, 0, rows, l, r);
        return l;
    }

    private int newNode(int from, int to) {
        if (nodes == feature.length) {
            int capacity = 2 * nodes;
            feature = Arrays.copyOf(feature, capacity);
            threshold = Arrays.copyOf(threshold, capacity);
            left = Arrays.copyOf(left, capacity);
            right = Arrays.copyOf(right, capacity);
            missingLeft = Arrays.copyOf(missingLeft, capacity);
            impurity = Arrays.copyOf(impurity, capacity);
            weight = Arrays.copyOf(weight, capacity);
            values = Arrays.copyOf(values, capacity * outputs);
        }
        int node = nodes++;
        feature[node] = -1;
        threshold[node] = 0;
        missingLeft[node] = 0;
        if (target.classes() > 0) {
            describeClasses(node, from, to);
        } else {
            describeNumbers(node, from, to);
        }
        return node;
    }

    private void describeClasses(int node, int from, int to) {
        int offset = node * outputs;
        Arrays.fill(values, offset, offset + outputs, 0);
        double total = 0;
        for (int at = from; at < to; at++) {
            values[offset + target.codes()[rows[at]]] += weights[rows[at]];
            total += weights[rows[at]];
        }
        double sum = target.criterion() == Criterion.GINI ? 1 : 0;
        for (int k = offset; k < offset + outputs; k++) {
            double p = values[k] / total;
            values[k] = p;
            if (target.criterion() == Criterion.GINI) {
                sum -= p * p;
            } else if (p > 0) {
                sum -= p * Math.log(p) / Math.log(2);
            }
        }
        weight[node] = total;
        impurity[node] = Math.max(0, sum);
    }

    private void describeNumbers(int node, int from, int to) {
        double total = 0;
        double sum = 0;
        double[] y = target.numbers();
        for (int at = from; at < to; at++) {
            total += weights[rows[at]];
            sum += weights[rows[at]] * y[rows[at]];
        }
        double mean = sum / total;
        double squares = 0;
        for (int at = from; at < to; at++) {
            double deviation = y[rows[at]] - mean;
            squares += weights[rows[at]] * deviation * deviation;
        }
        weight[node] = total;
        impurity[node] = squares / total;
        values[node] = sum / (total + target.shrinkage());
    }
}
