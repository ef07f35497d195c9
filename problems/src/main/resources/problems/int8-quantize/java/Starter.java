public class Solution {
    record Quantized(int[][] codes, double[] scales, double[][] outputs) {}

    /**
     * @param weights (o, d), one row an output
     * @param inputs (n, d), one row a token
     */
    public static Quantized linear(double[][] weights, double[][] inputs) {
        throw new UnsupportedOperationException("not written yet");
    }
}
