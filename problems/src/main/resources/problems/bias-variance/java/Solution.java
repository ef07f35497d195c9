/** One small linear system a degree, inverted once for all training sets. */
public class Solution {
    record Decomposition(double[] bias, double[] variance) {}

    public static Decomposition biasVariance(
            double[] x, double[][] samples, double[] xTest, double[] truth, int maxDegree) {
        double[] bias = new double[maxDegree + 1];
        double[] variance = new double[maxDegree + 1];
        int sets = samples.length;
        int m = xTest.length;
        for (int degree = 0; degree <= maxDegree; degree++) {
            double[][] gram = new double[degree + 1][degree + 1];
            for (double t : x) {
                for (int i = 0; i <= degree; i++) {
                    for (int j = 0; j <= degree; j++) {
                        gram[i][j] += Math.pow(t, i) * Math.pow(t, j);
                    }
                }
            }
            double[][] inverse = inverse(gram);
            double[][] predictions = new double[sets][m];
            for (int s = 0; s < sets; s++) {
                double[] moments = new double[degree + 1];
                for (int i = 0; i < x.length; i++) {
                    double power = 1;
                    for (int p = 0; p <= degree; p++) {
                        moments[p] += power * samples[s][i];
                        power *= x[i];
                    }
                }
                double[] c = times(inverse, moments);
                for (int j = 0; j < m; j++) {
                    for (int p = degree; p >= 0; p--) {
                        predictions[s][j] = predictions[s][j] * xTest[j] + c[p];
                    }
                }
            }
            for (int j = 0; j < m; j++) {
                double mean = 0;
                for (int s = 0; s < sets; s++) {
                    mean += predictions[s][j] / sets;
                }
                bias[degree] += (mean - truth[j]) * (mean - truth[j]) / m;
                for (int s = 0; s < sets; s++) {
                    double off = predictions[s][j] - mean;
                    variance[degree] += off * off / sets / m;
                }
            }
        }
        return new Decomposition(bias, variance);
    }

    /** Gauss–Jordan with the largest pivot. */
    private static double[][] inverse(double[][] a) {
        int n = a.length;
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column; row < n; row++) {
                pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
            }
            swap(a, column, pivot);
            swap(inverse, column, pivot);
            double scale = a[column][column];
            for (int j = 0; j < n; j++) {
                a[column][j] /= scale;
                inverse[column][j] /= scale;
            }
            for (int row = 0; row < n; row++) {
                double factor = a[row][column];
                if (row == column) {
                    continue;
                }
                for (int j = 0; j < n; j++) {
                    a[row][j] -= factor * a[column][j];
                    inverse[row][j] -= factor * inverse[column][j];
                }
            }
        }
        return inverse;
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }

    private static double[] times(double[][] a, double[] v) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < v.length; j++) {
                result[i] += a[i][j] * v[j];
            }
        }
        return result;
    }
}
