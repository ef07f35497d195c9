public class Solution {
    /**
     * @param boxes (n, 4), each x1, y1, x2, y2 with x1 ≤ x2 and y1 ≤ y2
     * @param scores (n)
     * @param classes (n)
     * @param threshold boxes that overlap a kept one by more than this are dropped
     */
    public static int[] suppress(double[][] boxes, double[] scores, int[] classes, double threshold) {
        throw new UnsupportedOperationException("not written yet");
    }
}
