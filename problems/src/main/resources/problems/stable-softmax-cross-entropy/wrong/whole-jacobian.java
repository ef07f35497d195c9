// expect: TLE on "100 rows of 6,000 classes"
// The chain rule word for word: the Jacobian of the log-softmax times the gradient of −ln p, k² a row.
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
        double[] p = new double[logits.length];
        for (int j = 0; j < logits.length; j++) {
            p[j] = Math.exp(logits[j] - max) / sum;
        }
        double[] outer = new double[logits.length];
        outer[label] = -1;
        for (int j = 0; j < logits.length; j++) {
            double total = 0;
            for (int m = 0; m < logits.length; m++) {
                total += outer[m] * ((m == j ? 1 : 0) - p[j]);
            }
            gradient[j] = total / counted;
        }
        return Math.log(sum) + max - logits[label];
    }
}
