public class Solution {
    /**
     * @param scores (n, n), a query token a row, a key token a column
     * @param document (n), which document each token belongs to, never falling
     * @param window how many tokens a query sees, itself included; at least 1
     */
    public static double[][] maskedWeights(double[][] scores, int[] document, int window) {
        throw new UnsupportedOperationException("not written yet");
    }
}
