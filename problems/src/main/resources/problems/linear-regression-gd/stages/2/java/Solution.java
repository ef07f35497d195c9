/** Full-batch gradient descent on the weighted mean: O(nd) a step. */
public class Solution {
    record Fit(double[] weights, double bias, double[] losses) {}

    public static Fit linearRegressionGd(
            double[][] features, double[] targets, double[] sampleWeights, double learningRate, int steps) {
        int n = features.length;
        int d = features[0].length;
        double[] weights = new double[d];
        double bias = 0;
        double[] losses = new double[steps];
        double total = 0;
        for (double weight : sampleWeights) {
            total += weight;
        }
        for (int step = 0; step < steps; step++) {
            double[] gradient = new double[d];
            double biasGradient = 0;
            for (int i = 0; i < n; i++) {
                double residual = predict(features[i], weights, bias) - targets[i];
                double share = sampleWeights[i] / total;
                losses[step] += share * residual * residual;
                for (int j = 0; j < d; j++) {
                    gradient[j] += 2 * share * residual * features[i][j];
                }
                biasGradient += 2 * share * residual;
            }
            for (int j = 0; j < d; j++) {
                weights[j] -= learningRate * gradient[j];
            }
            bias -= learningRate * biasGradient;
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
