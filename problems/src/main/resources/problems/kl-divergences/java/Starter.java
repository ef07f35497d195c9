public class Solution {
    record Divergences(double kl, double js, double gaussian) {}

    /**
     * @param p (k), a distribution; entries may be 0
     * @param q (k), another one
     * @param mean0 (d), the first Gaussian's mean
     * @param covariance0 (d, d), its covariance, symmetric and positive definite
     * @param mean1 (d), the second Gaussian's mean
     * @param covariance1 (d, d), its covariance, likewise
     */
    public static Divergences divergences(
            double[] p, double[] q, double[] mean0, double[][] covariance0, double[] mean1, double[][] covariance1) {
        throw new UnsupportedOperationException("not written yet");
    }
}
