public class Solution {
    record Clustering(double[][] centroids, int[] labels) {}

    /**
     * @param points (n, d), the points
     * @param weights (n), how much each point counts, at least 0
     * @param initialCentroids (k, d), where the centroids start
     * @param maxIterations how many assign-and-move rounds to make at most, at least 1
     */
    public static Clustering kMeans(
            double[][] points, double[] weights, double[][] initialCentroids, int maxIterations) {
        throw new UnsupportedOperationException("not written yet");
    }
}
