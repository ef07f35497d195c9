public class Solution {
    record Ridge(double[] weights, double bias) {}

    /**
     * @param features (n, d)
     * @param targets (n)
     * @param alpha weight of the penalty, more than 0
     */
    public static Ridge ridge(double[][] features, double[] targets, double alpha) {
        throw new UnsupportedOperationException("not written yet");
    }
}
