// expect: WA on "a margin of exactly one"
// Shrinks w before it looks at the margin.
public class Solution {
    public static double[] pegasos(
            int[] starts, int[] columns, double[] values, int[] labels, int width, double lambda, int[] order) {
        double[] v = new double[width];
        double scale = 1;
        for (int t = 1; t <= order.length; t++) {
            int row = order[t - 1];
            double rate = 1 / (lambda * t);
            double margin = 0;
            for (int at = starts[row]; at < starts[row + 1]; at++) {
                margin += values[at] * v[columns[at]];
            }
            // The first factor is 0, and so is w.
            scale = t == 1 ? 1 : scale * (1 - 1.0 / t);
            margin *= scale * labels[row];
            if (margin < 1) {
                for (int at = starts[row]; at < starts[row + 1]; at++) {
                    v[columns[at]] += rate * labels[row] * values[at] / scale;
                }
            }
        }
        double[] decisions = new double[labels.length];
        for (int i = 0; i < decisions.length; i++) {
            for (int at = starts[i]; at < starts[i + 1]; at++) {
                decisions[i] += scale * values[at] * v[columns[at]];
            }
        }
        return decisions;
    }
}
