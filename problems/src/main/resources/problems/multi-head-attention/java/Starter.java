public class Solution {
    /**
     * @param x (batch, tokens, d)
     * @param wQuery (d, d)
     * @param wKey (d, d)
     * @param wValue (d, d)
     * @param wOutput (d, d)
     * @param heads how many heads; divides d
     * @param causal whether a token may look at itself and earlier ones only
     */
    public static double[][][] multiHeadAttention(double[][][] x, double[][] wQuery, double[][] wKey, double[][] wValue, double[][] wOutput, int heads, boolean causal) {
        throw new UnsupportedOperationException("not written yet");
    }
}
