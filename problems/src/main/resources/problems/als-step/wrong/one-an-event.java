// expect: WA on "three users"
// The 1 of the confidence comes with each event of a pair.
import java.util.ArrayList;
import java.util.List;

/** The sum over all items once, corrected a user by the items in the log: O(m f² + e f² + users f³). */
public class Solution {
    public static double[][] alsStep(
            int[] userIds,
            int[] itemIds,
            double[] counts,
            int users,
            double[][] itemFactors,
            double alpha,
            double regularization) {
        List<List<double[]>> logs = new ArrayList<>();
        for (int u = 0; u < users; u++) {
            logs.add(new ArrayList<>());
        }
        for (int e = 0; e < userIds.length; e++) {
            logs.get(userIds[e]).add(new double[] {itemIds[e], counts[e]});
        }
        int f = itemFactors[0].length;
        double[][] all = new double[f][f];
        for (double[] item : itemFactors) {
            addOuter(all, 1, item);
        }
        double[][] factors = new double[users][];
        for (int u = 0; u < users; u++) {
            double[][] a = new double[f][];
            for (int i = 0; i < f; i++) {
                a[i] = all[i].clone();
                a[i][i] += regularization;
            }
            double[] b = new double[f];
            for (double[] pair : logs.get(u)) {
                double[] item = itemFactors[(int) pair[0]];
                double weight = alpha * pair[1];
                addOuter(a, weight, item);
                for (int i = 0; i < f; i++) {
                    b[i] += (1 + weight) * item[i];
                }
            }
            factors[u] = solve(a, b);
        }
        return factors;
    }

    /** Adds weight · y yᵀ to the lower triangle. */
    private static void addOuter(double[][] a, double weight, double[] y) {
        for (int i = 0; i < y.length; i++) {
            double scaled = weight * y[i];
            for (int j = 0; j <= i; j++) {
                a[i][j] += scaled * y[j];
            }
        }
    }

    /** Cholesky on the lower triangle, in place. */
    private static double[] solve(double[][] a, double[] b) {
        int f = b.length;
        for (int i = 0; i < f; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
            }
        }
        for (int i = 0; i < f; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= a[i][k] * b[k];
            }
            b[i] /= a[i][i];
        }
        for (int i = f - 1; i >= 0; i--) {
            for (int k = i + 1; k < f; k++) {
                b[i] -= a[k][i] * b[k];
            }
            b[i] /= a[i][i];
        }
        return b;
    }
}
