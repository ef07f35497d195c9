/** Cholesky factors instead of determinants and inverses: O(k + d³). */
public class Solution {
    record Divergences(double kl, double js, double gaussian) {}

    public static Divergences divergences(
            double[] p, double[] q, double[] mean0, double[][] covariance0, double[] mean1, double[][] covariance1) {
        double[] middle = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            middle[i] = (p[i] + q[i]) / 2;
        }
        double jensenShannon = (discrete(p, middle) + discrete(q, middle)) / 2;
        return new Divergences(discrete(p, q), jensenShannon, gaussian(mean0, covariance0, mean1, covariance1));
    }

    private static double discrete(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] == 0 ? 0 : p[i] * Math.log(p[i] / q[i]);
        }
        return sum;
    }

    private static double gaussian(double[] mean0, double[][] covariance0, double[] mean1, double[][] covariance1) {
        int d = mean0.length;
        double[][] l0 = cholesky(covariance0);
        double[][] l1 = cholesky(covariance1);
        double[] difference = new double[d];
        double sum = -d;
        for (int i = 0; i < d; i++) {
            difference[i] = mean1[i] - mean0[i];
            sum += 2 * (Math.log(l1[i][i]) - Math.log(l0[i][i]));
        }
        sum += squaredSolution(l1, difference);
        for (int column = 0; column < d; column++) {
            double[] right = new double[d];
            for (int i = column; i < d; i++) {
                right[i] = l0[i][column];
            }
            sum += squaredSolution(l1, right);
        }
        return sum / 2;
    }

    /** The lower triangle L with L Lᵀ = a. */
    private static double[][] cholesky(double[][] a) {
        double[][] l = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = a[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
            }
        }
        return l;
    }

    /** |L⁻¹ right|², by substitution from the top. */
    private static double squaredSolution(double[][] l, double[] right) {
        double squares = 0;
        double[] solution = new double[right.length];
        for (int i = 0; i < right.length; i++) {
            double rest = right[i];
            for (int k = 0; k < i; k++) {
                rest -= l[i][k] * solution[k];
            }
            solution[i] = rest / l[i][i];
            squares += solution[i] * solution[i];
        }
        return squares;
    }
}
