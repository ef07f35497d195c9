public class Solution {
    /**
     * @param points (n, d), a training point a row
     * @param labels (n), each point's class
     * @param queries (m, d), a point to classify a row
     * @param k how many neighbours vote, from 1 to n
     */
    public static int[] knnClassify(double[][] points, int[] labels, double[][] queries, int k) {
        throw new UnsupportedOperationException("not written yet");
    }
}
