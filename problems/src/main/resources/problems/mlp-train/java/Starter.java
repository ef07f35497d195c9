public class Solution {
    record Network(double[][] w1, double[] b1, double[][] w2, double[] b2, double[] losses) {}

    /**
     * @param x (n, d)
     * @param labels (n), classes numbered from 0
     * @param w1 (d, m) initial weights
     * @param b1 (m)
     * @param w2 (m, classes)
     * @param b2 (classes)
     * @param learningRate of every step
     * @param batchSize rows a step, at least 1
     * @param epochs passes over all rows, at least 1
     */
    public static Network train(
            double[][] x,
            int[] labels,
            double[][] w1,
            double[] b1,
            double[][] w2,
            double[] b2,
            double learningRate,
            int batchSize,
            int epochs) {
        throw new UnsupportedOperationException("not written yet");
    }
}
