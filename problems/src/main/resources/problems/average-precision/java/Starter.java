public class Solution {
    /**
     * @param positive (n), whether each example is positive
     * @param scores (n), higher means more likely positive
     */
    public static double averagePrecision(boolean[] positive, double[] scores) {
        throw new UnsupportedOperationException("not written yet");
    }
}
