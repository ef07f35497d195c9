public class Solution {
    /**
     * @param queries (n, d), a query a row; d is even
     * @param keys (m, d), a key a row
     * @param queryPosition (n), where each query stands, from 0
     * @param keyPosition (m), where each key stands, from 0
     * @param base what the frequencies are powers of, above 1
     */
    public static double[][] rotaryScores(
            double[][] queries, double[][] keys, int[] queryPosition, int[] keyPosition, double base) {
        throw new UnsupportedOperationException("not written yet");
    }
}
