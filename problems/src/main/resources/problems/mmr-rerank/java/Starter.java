public class Solution {
    /**
     * @param relevance (n), how relevant each item is
     * @param embeddings (n, d), one row an item; may be all zeros
     * @param k how many items to choose, at least 1
     * @param tradeOff lambda, from 0 to 1: 1 asks for relevance alone
     */
    public static int[] rerank(double[] relevance, double[][] embeddings, int k, double tradeOff) {
        throw new UnsupportedOperationException("not written yet");
    }
}
