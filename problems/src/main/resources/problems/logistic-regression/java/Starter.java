public class Solution {
    record LogisticModel(double[] weights, double intercept) {}

    /**
     * @param x (n, d), an example a row
     * @param y (n), 0 or 1; both occur
     * @param l2 the penalty on the weights, above 0
     */
    public static LogisticModel logisticRegression(double[][] x, int[] y, double l2) {
        throw new UnsupportedOperationException("not written yet");
    }
}
