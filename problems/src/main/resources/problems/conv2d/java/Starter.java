public class Solution {
    /**
     * @param images (batch, channels, height, width)
     * @param kernels (filters, channels, kernel_height, kernel_width)
     * @param bias (filters)
     * @param stride the step in both directions, at least 1
     * @param padding rows and columns of zeros on every side, at least 0
     */
    public static double[][][][] conv2d(double[][][][] images, double[][][][] kernels, double[] bias, int stride, int padding) {
        throw new UnsupportedOperationException("not written yet");
    }
}
