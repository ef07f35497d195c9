public class KdTree {
    /**
     * @param points (n, d), the points, known by their index
     */
    public KdTree(double[][] points) {
        // Keep what the calls need.
    }

    /**
     * @param query (d)
     * @param radius at least 0
     */
    public int[] within(double[] query, double radius) {
        throw new UnsupportedOperationException("not written yet");
    }
}
