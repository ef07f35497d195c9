public class Solution {
    /**
     * @param points (n, 2), the points
     * @param radius how near a neighbour is, above 0
     * @param minPoints neighbours a core point has at least, itself included
     */
    public static int[] dbscan(double[][] points, double radius, int minPoints) {
        throw new UnsupportedOperationException("not written yet");
    }
}
