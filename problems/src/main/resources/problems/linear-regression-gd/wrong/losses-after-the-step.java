// expect: WA on "two points"
// Records the loss after each step rather than before it.
/** Full-batch gradient descent: O(nd) a step. */
public class Solution {
    record Fit(double[] weights, double bias, double[] losses) {}

    public static Fit linearRegressionGd(double[][] features, double[] targets, double learningRate, int steps) {
        int n = features.length;
        int d = features[0].length;
        double[] weights = new double[d];
        double bias = 0;
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            double[] gradient = new double[d];
            double biasGradient = 0;
            for (int i = 0; i < n; i++) {
                double residual = predict(features[i], weights, bias) - targets[i];
                for (int j = 0; j < d; j++) {
                    gradient[j] += 2 * residual * features[i][j] / n;
                }
                biasGradient += 2 * residual / n;
            }
            for (int j = 0; j < d; j++) {
                weights[j] -= learningRate * gradient[j];
            }
            bias -= learningRate * biasGradient;
            for (int i = 0; i < n; i++) {
                double residual = predict(features[i], weights, bias) - targets[i];
                losses[step] += residual * residual / n;
            }
        }
        return new Fit(weights, bias, losses);
    }

    private static double predict(double[] row, double[] weights, double bias) {
        double sum = bias;
        for (int j = 0; j < weights.length; j++) {
            sum += row[j] * weights[j];
        }
        return sum;
    }
}
