// expect: WA on "items that share their factors"
// Regularises in proportion to the user's items: another method.
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        List<Map<Integer, Double>> logs = new ArrayList<>();
        for (int u = 0; u < users; u++) {
            logs.add(new HashMap<>());
        }
        for (int e = 0; e < userIds.length; e++) {
            logs.get(userIds[e]).merge(itemIds[e], counts[e], Double::sum);
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
                a[i][i] += regularization * Math.max(1, logs.get(u).size());
            }
            double[] b = new double[f];
            for (Map.Entry<Integer, Double> pair : logs.get(u).entrySet()) {
                double[] item = itemFactors[pair.getKey()];
                double weight = alpha * pair.getValue();
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
