public class Solution {
    record Lasso(double[] weights, double bias) {}

    /**
     * @param features (n, d)
     * @param targets (n)
     * @param alpha weight of the penalty, at least 0
     */
    public static Lasso lasso(double[][] features, double[] targets, double alpha) {
        throw new UnsupportedOperationException("not written yet");
    }
}
