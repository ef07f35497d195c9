public class Solution {
    /**
     * @param x (n, d), a token a row
     * @param weight (m, d), the frozen layer: its output is x Wᵀ
     * @param down (k, r, d), A of each adapter
     * @param up (k, m, r), B of each adapter
     * @param alpha adapters are scaled by alpha / r
     * @param adapter (n), which adapter each token uses, or -1 for none
     */
    public static double[][] loraForward(
            double[][] x, double[][] weight, double[][][] down, double[][][] up, double alpha, int[] adapter) {
        throw new UnsupportedOperationException("not written yet");
    }
}
