// expect: WA on "scores of a thousand"
// eᶻ/(1 + eᶻ) is inf/inf.
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
            loss += softplus(z) - targets[i] * z;
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
        return Math.exp(z) / (1 + Math.exp(z));
    }

    /** log(1 + eᶻ), which is −log(1 − σ(z)). */
    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
}
