public class Solution {
    record Decomposition(double[] bias, double[] variance) {}

    /**
     * @param x (n) where every training set is sampled
     * @param samples (sets, n) the noisy targets of each training set
     * @param xTest (m)
     * @param truth (m) the noiseless targets
     * @param maxDegree the highest polynomial degree, at least 0
     */
    public static Decomposition biasVariance(
            double[] x, double[][] samples, double[] xTest, double[] truth, int maxDegree) {
        throw new UnsupportedOperationException("not written yet");
    }
}
