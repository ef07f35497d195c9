public class Solution {
    record Factors(double[][] p, double[][] q, double[] bu, double[] bi) {}

    /**
     * @param user (s), who rated, in the order of training
     * @param item (s), what was rated
     * @param rating (s), how
     * @param p (n, k), the users' factors to start from
     * @param q (m, k), the items' factors to start from
     * @param learningRate above 0
     * @param l2 the penalty, at least 0
     * @param epochs passes over the ratings, at least 1
     */
    public static Factors factorize(
            int[] user,
            int[] item,
            double[] rating,
            double[][] p,
            double[][] q,
            double learningRate,
            double l2,
            int epochs) {
        throw new UnsupportedOperationException("not written yet");
    }
}
