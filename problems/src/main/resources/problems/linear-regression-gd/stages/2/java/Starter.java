public class Solution {
    record Fit(double[] weights, double bias, double[] losses) {}

    /**
     * @param features (n, d), one row an example
     * @param targets (n)
     * @param sampleWeights (n), how much each example counts, at least 0
     * @param learningRate how far to go against the gradient, above 0
     * @param steps how many steps to make, at least 1
     */
    public static Fit linearRegressionGd(
            double[][] features, double[] targets, double[] sampleWeights, double learningRate, int steps) {
        throw new UnsupportedOperationException("not written yet");
    }
}
