public class Solution {
    /**
     * @param x (d) the input
     * @param weights (layers, d, d)
     * @param activation sigmoid, tanh or relu
     * @param upstream (d) the loss's gradient at the last layer's output
     */
    public static double[] gradientNorms(double[] x, double[][][] weights, String activation, double[] upstream) {
        throw new UnsupportedOperationException("not written yet");
    }
}
