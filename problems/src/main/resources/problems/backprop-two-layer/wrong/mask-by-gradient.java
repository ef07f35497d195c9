// expect: WA on "three rows"
// Masks by the sign of the gradient instead of the forward pass.
/** One forward and one backward pass. */
public class Solution {
    record Gradients(double loss, double[][] dw1, double[] db1, double[][] dw2, double[] db2) {}

    public static Gradients backprop(
            double[][] x, int[] labels, double[][] w1, double[] b1, double[][] w2, double[] b2) {
        int n = x.length;
        double[][] dw1 = new double[w1.length][b1.length];
        double[] db1 = new double[b1.length];
        double[][] dw2 = new double[w2.length][b2.length];
        double[] db2 = new double[b2.length];
        double loss = 0;
        for (int i = 0; i < n; i++) {
            double[] z = affine(x[i], w1, b1);
            double[] h = z.clone();
            for (int j = 0; j < h.length; j++) {
                h[j] = Math.max(0, h[j]);
            }
            double[] dScores = affine(h, w2, b2);
            double logSum = logSumExp(dScores);
            loss += (logSum - dScores[labels[i]]) / n;
            for (int c = 0; c < dScores.length; c++) {
                dScores[c] = (Math.exp(dScores[c] - logSum) - (c == labels[i] ? 1 : 0)) / n;
                db2[c] += dScores[c];
            }
            double[] dz = new double[h.length];
            for (int j = 0; j < h.length; j++) {
                for (int c = 0; c < dScores.length; c++) {
                    dw2[j][c] += h[j] * dScores[c];
                    dz[j] += w2[j][c] * dScores[c];
                }
                dz[j] = Math.max(0, dz[j]);
                db1[j] += dz[j];
            }
            for (int f = 0; f < x[i].length; f++) {
                for (int j = 0; j < dz.length; j++) {
                    dw1[f][j] += x[i][f] * dz[j];
                }
            }
        }
        return new Gradients(loss, dw1, db1, dw2, db2);
    }

    private static double[] affine(double[] row, double[][] matrix, double[] bias) {
        double[] sums = bias.clone();
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[i] * matrix[i][j];
            }
        }
        return sums;
    }

    private static double logSumExp(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            max = Math.max(max, value);
        }
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - max);
        }
        return max + Math.log(sum);
    }
}
