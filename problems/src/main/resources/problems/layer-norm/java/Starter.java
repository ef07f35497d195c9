public class Solution {
    record LayerNorm(double[][] output, double[][] dx, double[] dgain, double[] dbias) {}

    /**
     * @param x (n, d), an example a row
     * @param gain (d), what each feature is multiplied by
     * @param bias (d), what is added to each feature
     * @param epsilon what is added to the variance, above 0
     * @param outputGradient (n, d), the loss's gradient with respect to the output
     */
    public static LayerNorm layerNorm(
            double[][] x, double[] gain, double[] bias, double epsilon, double[][] outputGradient) {
        throw new UnsupportedOperationException("not written yet");
    }
}
