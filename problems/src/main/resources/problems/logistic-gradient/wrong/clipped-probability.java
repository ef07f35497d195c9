// expect: WA on "scores of a thousand"
// Finite, but no example can cost more than 34.5.
/** One pass over the examples: O(nd). */
public class Solution {
    record LossAndGradient(double loss, double[] weights, double bias) {}

    public static LossAndGradient logisticGradient(
            double[][] features, double[] targets, double[] weights, double bias) {
        int n = features.length;
        double loss = 0;
        double[] gradient = new double[weights.length];
        double biasGradient = 0;
        for (int i = 0; i < n; i++) {
            double z = bias;
            for (int j = 0; j < weights.length; j++) {
                z += features[i][j] * weights[j];
            }
            double p = Math.min(Math.max(sigmoid(z), 1e-15), 1 - 1e-15);
            loss -= targets[i] * Math.log(p) + (1 - targets[i]) * Math.log(1 - p);
            double residual = sigmoid(z) - targets[i];
            for (int j = 0; j < weights.length; j++) {
                gradient[j] += residual * features[i][j] / n;
            }
            biasGradient += residual / n;
        }
        return new LossAndGradient(loss / n, gradient, biasGradient);
    }

    /** 1/(1 + e⁻ᶻ); the exponential's argument is never positive. */
    private static double sigmoid(double z) {
        double e = Math.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /** log(1 + eᶻ), which is −log(1 − σ(z)). */
    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
}
