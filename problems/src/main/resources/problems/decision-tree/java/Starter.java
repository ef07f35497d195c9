public class Solution {
    /**
     * @param features (n, d) training rows
     * @param labels (n), classes numbered from 0
     * @param queries (q, d) rows to classify
     * @param maxDepth most splits between the root and a leaf, at least 0
     * @param minLeaf fewest training rows of a leaf, at least 1
     */
    public static int[] treePredict(
            double[][] features, int[] labels, double[][] queries, int maxDepth, int minLeaf) {
        throw new UnsupportedOperationException("not written yet");
    }
}
