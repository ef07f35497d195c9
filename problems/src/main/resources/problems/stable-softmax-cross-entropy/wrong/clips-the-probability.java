// expect: WA on "large logits"
// The logarithm of a clipped probability ends at 27.6, however wrong the model is.
/** Log-sum-exp with each row's maximum taken out: O(nk) time, O(k) memory beyond the answer. */
public class Solution {
    record LossAndGradient(double loss, double[][] gradient) {}

    public static LossAndGradient softmaxCrossEntropy(double[][] logits, int[] labels) {
        int counted = 0;
        for (int label : labels) {
            counted += label >= 0 ? 1 : 0;
        }
        double loss = 0;
        double[][] gradient = new double[logits.length][logits[0].length];
        for (int i = 0; i < logits.length; i++) {
            if (labels[i] >= 0) {
                loss += row(logits[i], labels[i], counted, gradient[i]) / counted;
            }
        }
        return new LossAndGradient(loss, gradient);
    }

    /** Writes a row's gradient and returns its loss. */
    private static double row(double[] logits, int label, int counted, double[] gradient) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (int j = 0; j < logits.length; j++) {
            gradient[j] = Math.exp(logits[j] - max);
            sum += gradient[j];
        }
        for (int j = 0; j < logits.length; j++) {
            gradient[j] /= sum * counted;
        }
        gradient[label] -= 1.0 / counted;
        return -Math.log(Math.max(Math.exp(logits[label] - max) / sum, 1e-12));
    }
}
