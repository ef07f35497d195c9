public class Solution {
    /**
     * @param scores (n), what the model says of each document
     * @param grades (n), how relevant each document is, from 0
     * @param k how many places count, at least 1
     */
    public static double ndcg(double[] scores, int[] grades, int k) {
        throw new UnsupportedOperationException("not written yet");
    }
}
