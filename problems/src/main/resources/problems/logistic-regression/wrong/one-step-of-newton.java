// expect: WA on "five examples"
// Least squares in disguise.
import java.util.Arrays;

/** Newton's method: about ten steps of O(nd²), and a d × d system each. The intercept is the last weight. */
public class Solution {
    record LogisticModel(double[] weights, double intercept) {}

    public static LogisticModel logisticRegression(double[][] x, int[] y, double l2) {
        int d = x[0].length;
        double[] w = new double[d + 1];
        for (int round = 0; round < 1; round++) {
            double[] gradient = new double[d + 1];
            double[][] hessian = new double[d + 1][d + 1];
            for (int j = 0; j < d; j++) {
                gradient[j] = l2 * w[j];
                hessian[j][j] = l2;
            }
            for (int i = 0; i < x.length; i++) {
                double p = 1 / (1 + Math.exp(-logit(x[i], w)));
                for (int j = 0; j <= d; j++) {
                    double xj = j < d ? x[i][j] : 1;
                    gradient[j] += (p - y[i]) * xj;
                    for (int k = 0; k <= j; k++) {
                        hessian[j][k] += p * (1 - p) * xj * (k < d ? x[i][k] : 1);
                    }
                }
            }
            double[] step = solve(hessian, gradient);
            double fall = 0;
            for (int j = 0; j <= d; j++) {
                fall += gradient[j] * step[j];
            }
            if (fall < 1e-16) {
                break;
            }
            double before = loss(x, y, w, l2);
            double size = 1;
            double[] next = moved(w, step, size);
            while (loss(x, y, next, l2) > before && size > 1e-6) {
                size /= 2;
                next = moved(w, step, size);
            }
            w = next;
        }
        return new LogisticModel(Arrays.copyOf(w, d), w[d]);
    }

    private static double logit(double[] row, double[] w) {
        double z = w[row.length];
        for (int j = 0; j < row.length; j++) {
            z += row[j] * w[j];
        }
        return z;
    }

    private static double loss(double[][] x, int[] y, double[] w, double l2) {
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            double z = logit(x[i], w);
            loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y[i] * z;
        }
        for (int j = 0; j + 1 < w.length; j++) {
            loss += l2 * w[j] * w[j] / 2;
        }
        return loss;
    }

    private static double[] moved(double[] w, double[] step, double size) {
        double[] next = w.clone();
        for (int j = 0; j < w.length; j++) {
            next[j] -= size * step[j];
        }
        return next;
    }

    /** Cholesky's decomposition of the lower triangle, in place, then two substitutions. */
    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[] v = b.clone();
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) {
                for (int i = j; i < n; i++) {
                    a[i][j] -= a[i][k] * a[j][k];
                }
            }
            double root = Math.sqrt(a[j][j]);
            for (int i = j; i < n; i++) {
                a[i][j] /= root;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                v[i] -= a[i][k] * v[k];
            }
            v[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                v[i] -= a[k][i] * v[k];
            }
            v[i] /= a[i][i];
        }
        return v;
    }
}
