public class Solution {
    /**
     * @param logits (n, V), a sequence's next-token logits a row
     * @param temperature at least 0; 0 means greedy
     * @param p the share of probability to keep, above 0, at most 1
     * @param u (n), a uniform random number in [0, 1) a row
     */
    public static int[] topPSample(double[][] logits, double temperature, double p, double[] u) {
        throw new UnsupportedOperationException("not written yet");
    }
}
