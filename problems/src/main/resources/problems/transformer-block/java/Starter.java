public class Solution {
    /**
     * @param x (tokens, d)
     * @param wQkv (d, 3d) queries, keys and values side by side
     * @param wOutput (d, d)
     * @param wUp (d, h)
     * @param bUp (h)
     * @param wDown (h, d)
     * @param bDown (d)
     * @param norms (4, d) scale and shift of the first norm, then of the second
     * @param heads how many heads; divides d
     */
    public static double[][] transformerBlock(
            double[][] x,
            double[][] wQkv,
            double[][] wOutput,
            double[][] wUp,
            double[] bUp,
            double[][] wDown,
            double[] bDown,
            double[][] norms,
            int heads) {
        throw new UnsupportedOperationException("not written yet");
    }
}
