// expect: TLE on "6,000 rows"
// Counts both sides again for every threshold: O(n²d) a level.
import java.util.Arrays;

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
            for (int at : rows) {
                double below = features[at][f];
                double above = Double.POSITIVE_INFINITY;
                long[] left = new long[classes];
                int size = 0;
                for (int row : rows) {
                    if (features[row][f] <= below) {
                        left[labels[row]]++;
                        size++;
                    } else {
                        above = Math.min(above, features[row][f]);
                    }
                }
                if (size < minLeaf || rows.length - size < minLeaf) {
                    continue;
                }
                long[] right = counts.clone();
                for (int c = 0; c < classes; c++) {
                    right[c] -= left[c];
                }
                double impurity = (impurity(left, size) + impurity(right, rows.length - size)) / rows.length;
                double cut = (below + above) / 2;
                if (impurity < least - 1e-12
                        || feature == f && impurity < least + 1e-12 && cut < threshold) {
                    least = impurity;
                    feature = f;
                    threshold = cut;
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
