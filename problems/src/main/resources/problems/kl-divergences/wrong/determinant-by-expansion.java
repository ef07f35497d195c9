// expect: TLE on "tiny variances"
// Minors of minors of minors.
public class Solution {
    record Divergences(double kl, double js, double gaussian) {}

    public static Divergences divergences(
            double[] p, double[] q, double[] mean0, double[][] covariance0, double[] mean1, double[][] covariance1) {
        double[] middle = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            middle[i] = (p[i] + q[i]) / 2;
        }
        double jensenShannon = (discrete(p, middle) + discrete(q, middle)) / 2;
        int d = mean0.length;
        double determinant = determinant(covariance1);
        double sum = -d + Math.log(determinant) - Math.log(determinant(covariance0));
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sign = (i + j) % 2 == 0 ? 1 : -1;
                double minor = d == 1 ? 1 : determinant(without(covariance1, j, i));
                double inverse = sign * minor / determinant;
                sum += inverse * (covariance0[j][i] + (mean1[i] - mean0[i]) * (mean1[j] - mean0[j]));
            }
        }
        return new Divergences(discrete(p, q), jensenShannon, sum / 2);
    }

    private static double determinant(double[][] a) {
        if (a.length == 1) {
            return a[0][0];
        }
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (j % 2 == 0 ? 1 : -1) * a[0][j] * determinant(without(a, 0, j));
        }
        return sum;
    }

    private static double[][] without(double[][] a, int row, int column) {
        double[][] minor = new double[a.length - 1][a.length - 1];
        for (int i = 0; i < minor.length; i++) {
            for (int j = 0; j < minor.length; j++) {
                minor[i][j] = a[i < row ? i : i + 1][j < column ? j : j + 1];
            }
        }
        return minor;
    }

    private static double discrete(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] == 0 ? 0 : p[i] * Math.log(p[i] / q[i]);
        }
        return sum;
    }
}
