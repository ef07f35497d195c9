// expect: WA on "logits of a thousand"
// 0 · log 0 is NaN.
/** Value and gradient in one or two passes: O(n). */
public class Solution {
    record Loss(double value, double[] gradient) {}

    public static Loss loss(String name, double[] targets, double[] predictions, double delta) {
        if (name.equals("cross_entropy")) {
            return crossEntropy(targets, predictions);
        }
        int n = targets.length;
        double value = 0;
        double[] gradient = new double[n];
        for (int i = 0; i < n; i++) {
            double error = predictions[i] - targets[i];
            switch (name) {
                case "mse" -> {
                    value += error * error;
                    gradient[i] = 2 * error;
                }
                case "hinge" -> {
                    double margin = targets[i] * predictions[i];
                    value += Math.max(0, 1 - margin);
                    gradient[i] = margin < 1 ? -targets[i] : 0;
                }
                default -> {
                    double size = Math.abs(error);
                    value += size <= delta ? error * error / 2 : delta * (size - delta / 2);
                    gradient[i] = size <= delta ? error : delta * Math.signum(error);
                }
            }
            gradient[i] /= n;
        }
        return new Loss(value / n, gradient);
    }

    private static Loss crossEntropy(double[] targets, double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - max);
        }
        double logSum = max + Math.log(sum);
        double value = 0;
        double[] gradient = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            value -= targets[i] * Math.log(Math.exp(logits[i] - logSum));
            gradient[i] = Math.exp(logits[i] - logSum) - targets[i];
        }
        return new Loss(value, gradient);
    }
}
