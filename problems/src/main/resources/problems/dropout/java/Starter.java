public class Solution {
    record DropoutStep(double[][] output, double[][] dx) {}

    /**
     * @param x (n, d), activations
     * @param outputGradient (n, d), the loss's gradient with respect to the output
     * @param rate how likely an element is dropped, from 0 to below 1
     * @param seed the layer's seed, at least 0
     * @param step how many training steps came before, at least 0
     * @param training whether to drop anything at all
     */
    public static DropoutStep dropoutStep(
            double[][] x, double[][] outputGradient, double rate, long seed, long step, boolean training) {
        throw new UnsupportedOperationException("not written yet");
    }
}
