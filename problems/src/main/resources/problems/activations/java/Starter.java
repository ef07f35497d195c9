public class Solution {
    record Activated(double[] values, double[][] jacobian) {}

    /**
     * @param name sigmoid, tanh, relu, leaky_relu or softmax
     * @param x (n), the inputs
     */
    public static Activated activate(String name, double[] x) {
        throw new UnsupportedOperationException("not written yet");
    }
}
