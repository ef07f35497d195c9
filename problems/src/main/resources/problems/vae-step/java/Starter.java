public class Solution {
    record VaeStep(double reconstruction, double kl, double[][] dmean, double[][] dspread, double[][] ddecoder, double[] dbias) {}

    /**
     * @param x (n, d), each value in [0, 1]
     * @param mean (n, z), what the encoder says
     * @param logVariance (n, z), what the encoder says
     * @param noise (n, z), standard normal
     * @param decoder (z, d), the decoder's weights
     * @param bias (d), the decoder's bias
     */
    public static VaeStep vaeStep(double[][] x, double[][] mean, double[][] logVariance, double[][] noise, double[][] decoder, double[] bias) {
        throw new UnsupportedOperationException("not written yet");
    }
}
