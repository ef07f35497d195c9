// expect: TLE on "an outlier"
// Steps until the gradient vanishes, however many.
import java.util.Arrays;

public class Solution {
    record LogisticModel(double[] weights, double intercept) {}

    public static LogisticModel logisticRegression(double[][] x, int[] y, double l2) {
        int d = x[0].length;
        double bound = l2;
        for (double[] row : x) {
            bound += 0.25;
            for (double value : row) {
                bound += 0.25 * value * value;
            }
        }
        double[] w = new double[d + 1];
        while (true) {
            double[] gradient = new double[d + 1];
            for (int j = 0; j < d; j++) {
                gradient[j] = l2 * w[j];
            }
            for (int i = 0; i < x.length; i++) {
                double z = w[d];
                for (int j = 0; j < d; j++) {
                    z += x[i][j] * w[j];
                }
                double error = 1 / (1 + Math.exp(-z)) - y[i];
                for (int j = 0; j < d; j++) {
                    gradient[j] += error * x[i][j];
                }
                gradient[d] += error;
            }
            double largest = 0;
            for (int j = 0; j <= d; j++) {
                largest = Math.max(largest, Math.abs(gradient[j]));
                w[j] -= gradient[j] / bound;
            }
            if (largest < 1e-7) {
                return new LogisticModel(Arrays.copyOf(w, d), w[d]);
            }
        }
    }
}
