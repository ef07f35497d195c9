// expect: TLE on "600 examples, 2,400 weights"
// All scores again for each moved weight.
import java.util.Arrays;

/** Scores once, then one column moved at a time: O(n · d). */
public class Solution {
    record GradientReport(double[] numeric, double[] error, int[] wrong) {}

    public static GradientReport checkGradient(
            double[][] x, double[] y, double[] w, double[] claimed, double h, double tolerance) {
        int d = w.length;
        double[] numeric = new double[d];
        for (int j = 0; j < d; j++) {
            double[] moved = w.clone();
            moved[j] = w[j] + h;
            double up = loss(x, y, moved);
            moved[j] = w[j] - h;
            numeric[j] = (up - loss(x, y, moved)) / (2 * h);
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

    private static double loss(double[][] x, double[] y, double[] w) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double score = 0;
            for (int j = 0; j < w.length; j++) {
                score += x[i][j] * w[j];
            }
            sum += loss(score, y[i]);
        }
        return sum / x.length;
    }

    /** ln(1 + e^z) - yz without overflow. */
    private static double loss(double z, double y) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z;
    }
}
