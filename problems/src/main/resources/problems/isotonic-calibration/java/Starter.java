public class Solution {
    /**
     * @param scores (n), the model's scores on held-out data
     * @param labels (n), 0 or 1
     * @param weights (n), above 0
     * @param queries (m), scores to calibrate
     */
    public static double[] calibrate(double[] scores, int[] labels, double[] weights, double[] queries) {
        throw new UnsupportedOperationException("not written yet");
    }
}
