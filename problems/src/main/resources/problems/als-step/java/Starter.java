public class Solution {
    /**
     * @param userIds (e), who; from 0 to users - 1
     * @param itemIds (e), what; from 0 to m - 1
     * @param counts (e), how often, above 0; a pair may come several times
     * @param users how many users there are
     * @param itemFactors (m, f)
     * @param alpha how fast confidence grows with the count, above 0
     * @param regularization lambda, above 0
     */
    public static double[][] alsStep(
            int[] userIds, int[] itemIds, double[] counts, int users, double[][] itemFactors, double alpha, double regularization) {
        throw new UnsupportedOperationException("not written yet");
    }
}
