// expect: WA on "three points"
// Adds √α to the diagonal, as if the rows were stacked onto X and not onto XᵀX.
/** Ridge regression by the smaller of the two systems: O(nd · min(n, d)) time, O(nd) memory for the centred copy. */
public class Solution {
    record Ridge(double[] weights, double bias) {}

    public static Ridge ridge(double[][] features, double[] targets, double alpha) {
        int n = features.length;
        int d = features[0].length;
        double[] means = means(features);
        double targetMean = 0;
        for (double target : targets) {
            targetMean += target / n;
        }
        double[][] x = new double[n][d];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = targets[i] - targetMean;
            for (int j = 0; j < d; j++) {
                x[i][j] = features[i][j] - means[j];
            }
        }
        double[] weights = d <= n ? primal(x, y, alpha) : dual(x, y, alpha);
        double bias = targetMean;
        for (int j = 0; j < d; j++) {
            bias -= means[j] * weights[j];
        }
        return new Ridge(weights, bias);
    }

    private static double[] means(double[][] features) {
        double[] means = new double[features[0].length];
        for (double[] row : features) {
            for (int j = 0; j < means.length; j++) {
                means[j] += row[j] / features.length;
            }
        }
        return means;
    }

    /** (XᵀX + αI) w = Xᵀy, of order d. */
    private static double[] primal(double[][] x, double[] y, double alpha) {
        int d = x[0].length;
        double[][] gram = new double[d][d];
        double[] right = new double[d];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < d; j++) {
                right[j] += x[i][j] * y[i];
                for (int k = 0; k <= j; k++) {
                    gram[j][k] += x[i][j] * x[i][k];
                }
            }
        }
        return solve(gram, alpha, right);
    }

    /** (XXᵀ + αI) a = y, of order n, and w = Xᵀa. */
    private static double[] dual(double[][] x, double[] y, double alpha) {
        int n = x.length;
        double[][] gram = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                for (int j = 0; j < x[i].length; j++) {
                    gram[i][k] += x[i][j] * x[k][j];
                }
            }
        }
        double[] a = solve(gram, alpha, y);
        double[] weights = new double[x[0].length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < weights.length; j++) {
                weights[j] += a[i] * x[i][j];
            }
        }
        return weights;
    }

    /** Cholesky: A + αI = LLᵀ, in place, from the lower triangle; then two triangular systems. */
    private static double[] solve(double[][] a, double alpha, double[] right) {
        int m = right.length;
        for (int i = 0; i < m; i++) {
            a[i][i] += Math.sqrt(alpha);
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
            }
        }
        double[] z = right.clone();
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < i; k++) {
                z[i] -= a[i][k] * z[k];
            }
            z[i] /= a[i][i];
        }
        for (int i = m - 1; i >= 0; i--) {
            for (int k = i + 1; k < m; k++) {
                z[i] -= a[k][i] * z[k];
            }
            z[i] /= a[i][i];
        }
        return z;
    }
}
