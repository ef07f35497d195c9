public class Solution {
    record LossAndGradient(double loss, double[] weights, double bias) {}

    /**
     * @param features (n, d), one row an example
     * @param targets (n), each 0 or 1
     * @param weights (d)
     * @param bias added to every score
     */
    public static LossAndGradient logisticGradient(double[][] features, double[] targets, double[] weights, double bias) {
        throw new UnsupportedOperationException("not written yet");
    }
}
