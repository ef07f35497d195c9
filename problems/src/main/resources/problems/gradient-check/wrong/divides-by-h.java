// expect: SHAPE on "a wrong sign"
// Two steps apart, divided by one.
import java.util.Arrays;

/** Scores once, then one column moved at a time: O(n · d). */
public class Solution {
    record GradientReport(double[] numeric, double[] error, int[] wrong) {}

    public static GradientReport checkGradient(
            double[][] x, double[] y, double[] w, double[] claimed, double h, double tolerance) {
        int n = x.length;
        int d = w.length;
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                scores[i] += x[i][j] * w[j];
            }
        }
        double[] numeric = new double[d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double up = loss(scores[i] + h * x[i][j], y[i]);
                double down = loss(scores[i] - h * x[i][j], y[i]);
                numeric[j] += (up - down) / (h * n);
            }
        }
        double[] error = new double[d];
        int[] wrong = new int[d];
        int count = 0;
        for (int j = 0; j < d; j++) {
            double size = Math.max(1, Math.max(Math.abs(claimed[j]), Math.abs(numeric[j])));
            error[j] = Math.abs(claimed[j] - numeric[j]) / size;
            if (error[j] > tolerance) {
                wrong[count++] = j;
            }
        }
        return new GradientReport(numeric, error, Arrays.copyOf(wrong, count));
    }

    /** ln(1 + e^z) - yz without overflow. */
    private static double loss(double z, double y) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z;
    }
}
