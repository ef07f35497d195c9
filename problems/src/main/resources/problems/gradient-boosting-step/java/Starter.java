public class Solution {
    record Round(int feature, double threshold, double gain, double left, double right, double[] scores) {}

    /**
     * @param features (n, d)
     * @param labels (n), 0 or 1
     * @param scores (n), the log-odds after the rounds so far
     * @param regularization lambda, above 0
     * @param minHessian least sum of second derivatives in a leaf, at least 0
     * @param learningRate eta, in (0, 1]
     */
    public static Round boost(
            double[][] features, int[] labels, double[] scores, double regularization, double minHessian, double learningRate) {
        throw new UnsupportedOperationException("not written yet");
    }
}
