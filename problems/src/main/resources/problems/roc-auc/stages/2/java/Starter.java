public class Solution {
    /**
     * @param positive (n), whether each example is positive
     * @param scores (n), higher means more likely positive
     * @param weights (n), how much each example counts, at least 0
     */
    public static double rocAuc(boolean[] positive, double[] scores, double[] weights) {
        throw new UnsupportedOperationException("not written yet");
    }
}
