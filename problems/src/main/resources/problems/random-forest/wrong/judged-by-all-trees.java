// expect: WA on "exclusive or"
// Every tree votes on the rows it has learned by heart.
import java.util.Arrays;
import java.util.Comparator;

public class Solution {
    record Votes(int[][] votes, double out_of_bag) {}

    record Node(int feature, double threshold, Node left, Node right, int label) {}

    private final double[][] features;
    private final int[] labels;
    private final int classes;
    private final int[] candidates;
    private final int maxDepth;

    private Solution(double[][] features, int[] labels, int classes, int[] candidates, int maxDepth) {
        this.features = features;
        this.labels = labels;
        this.classes = classes;
        this.candidates = candidates;
        this.maxDepth = maxDepth;
    }

    public static Votes randomForest(
            double[][] features, int[] labels, double[][] queries, int[][] rows, int[][] candidates, int maxDepth) {
        int classes = Arrays.stream(labels).max().orElseThrow() + 1;
        int n = labels.length;
        int[][] votes = new int[queries.length][classes];
        int[][] outside = new int[n][classes];
        for (int t = 0; t < rows.length; t++) {
            Integer[] drawn = new Integer[rows[t].length];
            boolean[] inBag = new boolean[n];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = rows[t][i];
                inBag[rows[t][i]] = true;
            }
            Node root = new Solution(features, labels, classes, candidates[t], maxDepth).grow(drawn, 0);
            for (int q = 0; q < queries.length; q++) {
                votes[q][answer(root, queries[q])]++;
            }
            for (int i = 0; i < n; i++) {
                outside[i][answer(root, features[i])]++;
            }
        }
        int judged = 0;
        int right = 0;
        for (int i = 0; i < n; i++) {
            if (Arrays.stream(outside[i]).sum() > 0) {
                judged++;
                right += most(outside[i]) == labels[i] ? 1 : 0;
            }
        }
        return new Votes(votes, judged == 0 ? 0 : (double) right / judged);
    }

    private static int answer(Node node, double[] row) {
        while (node.left != null) {
            node = row[node.feature] <= node.threshold ? node.left : node.right;
        }
        return node.label;
    }

    private static int most(int[] counts) {
        int best = 0;
        for (int c = 1; c < counts.length; c++) {
            best = counts[c] > counts[best] ? c : best;
        }
        return best;
    }

    private Node grow(Integer[] rows, int depth) {
        int[] counts = new int[classes];
        for (int row : rows) {
            counts[labels[row]]++;
        }
        int label = most(counts);
        Node leaf = new Node(-1, 0, null, null, label);
        if (counts[label] == rows.length || depth == maxDepth) {
            return leaf;
        }
        int feature = -1;
        double threshold = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int f : candidates) {
            Arrays.sort(rows, Comparator.comparingDouble(row -> features[row][f]));
            int[] left = new int[classes];
            int[] right = counts.clone();
            for (int i = 1; i < rows.length; i++) {
                left[labels[rows[i - 1]]]++;
                right[labels[rows[i - 1]]]--;
                double below = features[rows[i - 1]][f];
                double above = features[rows[i]][f];
                if (below == above) {
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
    private static double impurity(int[] counts, int sum) {
        double squares = 0;
        for (int count : counts) {
            squares += (double) count * count;
        }
        return sum - squares / sum;
    }
}
