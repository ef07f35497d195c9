public class Solution {
    /**
     * @param x (n, d), a token's embedding a row; d is even
     * @param position (n), where each token stands in its sequence, from 0; in any order
     */
    public static double[][] addPositions(double[][] x, int[] position) {
        throw new UnsupportedOperationException("not written yet");
    }
}
