public class Solution {
    record Gradients(double loss, double[][] dw1, double[] db1, double[][] dw2, double[] db2) {}

    /**
     * @param x (n, inputs)
     * @param labels (n), the class of each row
     * @param w1 (inputs, hidden)
     * @param b1 (hidden)
     * @param w2 (hidden, classes)
     * @param b2 (classes)
     */
    public static Gradients backprop(double[][] x, int[] labels, double[][] w1, double[] b1, double[][] w2, double[] b2) {
        throw new UnsupportedOperationException("not written yet");
    }
}
