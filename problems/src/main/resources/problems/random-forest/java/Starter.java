public class Solution {
    record Votes(int[][] votes, double out_of_bag) {}

    /**
     * @param features (n, d) training rows
     * @param labels (n), classes numbered from 0; the highest one occurs
     * @param queries (q, d) rows to classify
     * @param rows (trees, n) the training rows drawn for each tree, with repetition
     * @param candidates (trees, m) the features each tree may split on, ascending
     * @param maxDepth most splits between a root and a leaf, at least 0
     */
    public static Votes randomForest(
            double[][] features, int[] labels, double[][] queries, int[][] rows, int[][] candidates, int maxDepth) {
        throw new UnsupportedOperationException("not written yet");
    }
}
