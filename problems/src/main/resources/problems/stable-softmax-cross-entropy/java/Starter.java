public class Solution {
    record LossAndGradient(double loss, double[][] gradient) {}

    /**
     * @param logits (n, k), a row of scores for each example
     * @param labels (n), the right class from 0 to k - 1, or -1 where a row is padding
     */
    public static LossAndGradient softmaxCrossEntropy(double[][] logits, int[] labels) {
        throw new UnsupportedOperationException("not written yet");
    }
}
