public class KdTree {
    /**
     * @param points (n, d), the points, known by their index
     */
    public KdTree(double[][] points) {
        // Keep what the calls need.
    }

    /**
     * @param query (d)
     * @param k how many, from 1 to n
     * @return the indices of the k nearest points, nearest first
     */
    public int[] nearest(double[] query, int k) {
        throw new UnsupportedOperationException("not written yet");
    }
}
