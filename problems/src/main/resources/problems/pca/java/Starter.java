public class Solution {
    record Pca(double[] mean, double[][] components, double[] variances) {}

    /**
     * @param x (n, d), an example a row
     * @param k how many components, from 1 to min(n - 1, d)
     */
    public static Pca pca(double[][] x, int k) {
        throw new UnsupportedOperationException("not written yet");
    }
}
