public class Solution {
    record GradientReport(double[] numeric, double[] error, int[] wrong) {}

    /**
     * @param x (n, d), a row of features for each example
     * @param y (n), labels, 0 or 1
     * @param w (d), the weights at which the gradient is claimed
     * @param claimed (d), what a colleague's code says the gradient is
     * @param h the step, positive
     * @param tolerance the largest error that passes
     */
    public static GradientReport checkGradient(
            double[][] x, double[] y, double[] w, double[] claimed, double h, double tolerance) {
        throw new UnsupportedOperationException("not written yet");
    }
}
