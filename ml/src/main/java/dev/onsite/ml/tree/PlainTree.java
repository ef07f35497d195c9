package dev.onsite.ml.tree;

/**
 * CART with Gini impurity as one writes it on a whiteboard: at every node, for every column and every value, count both
 * sides. O(n²d) a level. The oracle of {@link DecisionTreeClassifier}.
 */
public final class PlainTree {
    private final int feature;
    private final double threshold;
    private final PlainTree left;
    private final PlainTree right;
    private final double[] shares;

    private PlainTree(int feature, double threshold, PlainTree left, PlainTree right, double[] shares) {
        this.feature = feature;
        this.threshold = threshold;
        this.left = left;
        this.right = right;
        this.shares = shares;
    }

    /**
     * Fits.
     *
     * @param x n rows
     * @param y their classes, 0 … classes − 1
     */
    public static PlainTree fit(double[][] x, int[] y, int classes, int maxDepth) {
        double[] shares = new double[classes];
        for (int label : y) {
            shares[label] += 1.0 / y.length;
        }
        double impurity = gini(x, y, classes, 0, Double.POSITIVE_INFINITY, true);
        int bestFeature = -1;
        double bestThreshold = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int f = 0; maxDepth > 0 && impurity > 1e-12 && f < x[0].length; f++) {
            for (double[] candidate : x) {
                double next = Double.POSITIVE_INFINITY;
                for (double[] row : x) {
                    next = row[f] > candidate[f] ? Math.min(next, row[f]) : next;
                }
                if (next == Double.POSITIVE_INFINITY) {
                    continue;
                }
                double cut = 0.5 * candidate[f] + 0.5 * next;
                double sum = gini(x, y, classes, f, cut, true) + gini(x, y, classes, f, cut, false);
                if (sum < best - 1e-9 || (sum < best + 1e-9 && f == bestFeature && cut < bestThreshold)) {
                    best = Math.min(best, sum);
                    bestFeature = f;
                    bestThreshold = cut;
                }
            }
        }
        if (bestFeature < 0) {
            return new PlainTree(-1, 0, null, null, shares);
        }
        return new PlainTree(
                bestFeature,
                bestThreshold,
                side(x, y, classes, maxDepth, bestFeature, bestThreshold, true),
                side(x, y, classes, maxDepth, bestFeature, bestThreshold, false),
                shares);
    }

    private static PlainTree side(
            double[][] x, int[] y, int classes, int maxDepth, int feature, double threshold, boolean left) {
        int count = 0;
        for (double[] row : x) {
            count += row[feature] <= threshold == left ? 1 : 0;
        }
        double[][] rows = new double[count][];
        int[] labels = new int[count];
        int at = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i][feature] <= threshold == left) {
                rows[at] = x[i];
                labels[at++] = y[i];
            }
        }
        return fit(rows, labels, classes, maxDepth - 1);
    }

    /** The Gini impurity of one side, times its rows. */
    private static double gini(double[][] x, int[] y, int classes, int feature, double threshold, boolean left) {
        double[] counts = new double[classes];
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i][feature] <= threshold == left) {
                counts[y[i]]++;
                total++;
            }
        }
        double squares = 0;
        for (double count : counts) {
            squares += count * count;
        }
        return total == 0 ? 0 : total - squares / total;
    }

    /** The class shares of the leaf the row falls in. */
    public double[] probabilities(double[] row) {
        if (feature < 0) {
            return shares.clone();
        }
        return (row[feature] <= threshold ? left : right).probabilities(row);
    }
}
