// expect: WA on "leaves of two"
// Looks only at the size of the node that is split.
import java.util.Arrays;
import java.util.Comparator;

public class Solution {
    record Node(int feature, double threshold, Node left, Node right, int label) {}

    private final double[][] features;
    private final int[] labels;
    private final int classes;
    private final int maxDepth;
    private final int minLeaf;

    private Solution(double[][] features, int[] labels, int maxDepth, int minLeaf) {
        this.features = features;
        this.labels = labels;
        this.maxDepth = maxDepth;
        this.minLeaf = minLeaf;
        classes = Arrays.stream(labels).max().orElseThrow() + 1;
    }

    public static int[] treePredict(
            double[][] features, int[] labels, double[][] queries, int maxDepth, int minLeaf) {
        Integer[] rows = new Integer[labels.length];
        Arrays.setAll(rows, i -> i);
        Node root = new Solution(features, labels, maxDepth, minLeaf).grow(rows, 0);
        int[] answers = new int[queries.length];
        for (int q = 0; q < queries.length; q++) {
            Node node = root;
            while (node.left != null) {
                node = queries[q][node.feature] <= node.threshold ? node.left : node.right;
            }
            answers[q] = node.label;
        }
        return answers;
    }

    private Node grow(Integer[] rows, int depth) {
        long[] counts = new long[classes];
        for (int row : rows) {
            counts[labels[row]]++;
        }
        int label = 0;
        for (int c = 1; c < classes; c++) {
            label = counts[c] > counts[label] ? c : label;
        }
        Node leaf = new Node(-1, 0, null, null, label);
        if (counts[label] == rows.length || depth == maxDepth) {
            return leaf;
        }
        int feature = -1;
        double threshold = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int f = 0; f < features[0].length; f++) {
            int by = f;
            Arrays.sort(rows, Comparator.comparingDouble(row -> features[row][by]));
            long[] left = new long[classes];
            long[] right = counts.clone();
            for (int i = 1; i < rows.length; i++) {
                left[labels[rows[i - 1]]]++;
                right[labels[rows[i - 1]]]--;
                double below = features[rows[i - 1]][f];
                double above = features[rows[i]][f];
                if (below == above || rows.length < 2 * minLeaf) {
                    continue;
                }
                double impurity = (impurity(left, i) + impurity(right, rows.length - i)) / rows.length;
                if (impurity < least - 1e-12) {
                    least = impurity;
                    feature = f;
                    threshold = (below + above) / 2;
                }
            }
        }
        if (feature < 0) {
            return leaf;
        }
        int by = feature;
        double cut = threshold;
        Integer[] left = Arrays.stream(rows).filter(row -> features[row][by] <= cut).toArray(Integer[]::new);
        Integer[] right = Arrays.stream(rows).filter(row -> features[row][by] > cut).toArray(Integer[]::new);
        return new Node(feature, threshold, grow(left, depth + 1), grow(right, depth + 1), label);
    }

    /** The Gini impurity of these counts, times their sum. */
    private static double impurity(long[] counts, int sum) {
        double squares = 0;
        for (long count : counts) {
            squares += (double) count * count;
        }
        return sum - squares / sum;
    }
}
