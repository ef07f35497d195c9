public class Solution {
    record Cascade(double first, double second, int correct, long cost) {}

    /**
     * @param confidences (n, 2), of the small and the medium model, in [0, 1]
     * @param correct (n, 3), 1 where the small, medium, large model answers right, else 0
     * @param costs (3), of one call of each, in millionths of a dollar
     * @param grid (g), the thresholds to choose from, ascending, the first one 0
     * @param budget the most that all n queries together may cost
     */
    public static Cascade tune(double[][] confidences, int[][] correct, long[] costs, double[] grid, long budget) {
        throw new UnsupportedOperationException("not written yet");
    }
}
