// expect: TLE on "3,000,000 columns"
// Multiplies every weight in every step.
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
            margin *= scale * labels[row];
            for (int j = 0; j < width; j++) {
                v[j] *= 1 - 1.0 / t;
            }
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
