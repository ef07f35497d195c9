// expect: WA on "wider than tall"
// In the order of the diagonal.
import java.util.Arrays;

/** Jacobi on the smaller of the two product matrices: O(nd · m + m³ · sweeps) for m = min(n, d). */
public class Solution {
    record Pca(double[] mean, double[][] components, double[] variances) {}

    public static Pca pca(double[][] x, int k) {
        int n = x.length;
        int d = x[0].length;
        double[] mean = new double[d];
        for (double[] row : x) {
            for (int j = 0; j < d; j++) {
                mean[j] += row[j] / n;
            }
        }
        double[][] centred = new double[n][d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                centred[i][j] = x[i][j] - mean[j];
            }
        }
        boolean wide = d > n;
        double[][] rows = wide ? centred : transposed(centred);
        int m = rows.length;
        double[][] products = new double[m][m];
        for (int p = 0; p < m; p++) {
            for (int q = 0; q < m; q++) {
                products[p][q] = dot(rows[p], rows[q]) / (n - 1);
            }
        }
        // A row an eigenvector, once they are turned.
        double[][] vectors = new double[m][m];
        for (int p = 0; p < m; p++) {
            vectors[p][p] = 1;
        }
        diagonalise(products, vectors);
        Integer[] order = new Integer[m];
        Arrays.setAll(order, p -> p);
        // Jacobi leaves the eigenvalues where they are.
        double[][] components = new double[k][];
        double[] variances = new double[k];
        for (int c = 0; c < k; c++) {
            variances[c] = products[order[c]][order[c]];
            double[] vector = vectors[order[c]];
            components[c] = unit(wide ? combined(centred, vector) : vector);
        }
        return new Pca(mean, components, variances);
    }

    /** Turns pairs of rows and columns until nothing is left beside the diagonal. */
    private static void diagonalise(double[][] a, double[][] vectors) {
        int m = a.length;
        for (int sweep = 0; sweep < 30; sweep++) {
            for (int p = 0; p < m; p++) {
                for (int q = p + 1; q < m; q++) {
                    if (a[p][q] == 0) {
                        continue;
                    }
                    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
                    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
                    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
                    double sine = tangent * cosine;
                    for (double[] row : a) {
                        double before = row[p];
                        row[p] = cosine * before - sine * row[q];
                        row[q] = sine * before + cosine * row[q];
                    }
                    turn(a[p], a[q], cosine, sine);
                    turn(vectors[p], vectors[q], cosine, sine);
                    a[p][q] = 0;
                    a[q][p] = 0;
                }
            }
        }
    }

    private static void turn(double[] first, double[] second, double cosine, double sine) {
        for (int i = 0; i < first.length; i++) {
            double before = first[i];
            first[i] = cosine * before - sine * second[i];
            second[i] = sine * before + cosine * second[i];
        }
    }

    private static double[] combined(double[][] rows, double[] weights) {
        double[] sum = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += weights[i] * rows[i][j];
            }
        }
        return sum;
    }

    /** Of length 1, the entry of largest magnitude positive. */
    private static double[] unit(double[] vector) {
        double largest = 0;
        for (double value : vector) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        double length = Math.copySign(Math.sqrt(dot(vector, vector)), largest);
        double[] unit = new double[vector.length];
        for (int j = 0; j < vector.length; j++) {
            unit[j] = vector[j] / length;
        }
        return unit;
    }

    private static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < t.length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
