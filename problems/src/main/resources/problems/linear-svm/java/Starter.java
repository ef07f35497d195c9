public class Solution {
    /**
     * @param starts (n + 1) where each row begins in columns and values; the last is their length
     * @param columns the columns of the rows' non-zero values, row after row
     * @param values those values
     * @param labels (n) 1 or -1
     * @param width how many columns there are
     * @param lambda the regularisation, above 0
     * @param order (steps) the row that each step looks at
     */
    public static double[] pegasos(
            int[] starts, int[] columns, double[] values, int[] labels, int width, double lambda, int[] order) {
        throw new UnsupportedOperationException("not written yet");
    }
}
