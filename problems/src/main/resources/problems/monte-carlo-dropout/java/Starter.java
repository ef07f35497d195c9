public class Solution {
    record Uncertainty(double[][] mean, double[] entropy, double[] aleatoric, double[] epistemic) {}

    /**
     * @param x (n, d), the inputs
     * @param w1 (d, h), first layer
     * @param b1 (h), its bias
     * @param w2 (h, k), second layer
     * @param b2 (k), its bias
     * @param masks (passes, h), which hidden units each pass keeps
     * @param p the probability with which a unit is dropped, in [0, 1)
     */
    public static Uncertainty mcDropout(
            double[][] x, double[][] w1, double[] b1, double[][] w2, double[] b2, boolean[][] masks, double p) {
        throw new UnsupportedOperationException("not written yet");
    }
}
