public class Solution {
    record Attention(double[][][] output, double[][][] weights) {}

    /**
     * @param queries (batch, seq_q, d_k)
     * @param keys (batch, seq_k, d_k)
     * @param values (batch, seq_k, d_v)
     * @param mask (seq_q, seq_k), true where the query may look at the key; the same for the whole batch
     */
    public static Attention scaledDotProductAttention(double[][][] queries, double[][][] keys, double[][][] values, boolean[][] mask) {
        throw new UnsupportedOperationException("not written yet");
    }
}
