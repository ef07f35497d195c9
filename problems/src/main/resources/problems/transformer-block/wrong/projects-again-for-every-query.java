// expect: TLE on "400 tokens"
// Normalises and projects the earlier tokens anew for each query.
public class Solution {
    public static double[][] transformerBlock(
            double[][] x,
            double[][] wQkv,
            double[][] wOutput,
            double[][] wUp,
            double[] bUp,
            double[][] wDown,
            double[] bDown,
            double[][] norms,
            int heads) {
        double[][] attended = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            for (int head = 0; head < heads; head++) {
                double[][] seen = java.util.Arrays.copyOf(x, i + 1);
                attended[i] = attention(times(layerNorm(seen, norms[0], norms[1]), wQkv), heads)[i];
            }
        }
        double[][] u = plus(x, times(attended, wOutput));
        double[][] hidden = times(layerNorm(u, norms[2], norms[3]), wUp);
        for (double[] row : hidden) {
            for (int j = 0; j < row.length; j++) {
                row[j] = gelu(row[j] + bUp[j]);
            }
        }
        double[][] down = times(hidden, wDown);
        for (double[] row : down) {
            for (int j = 0; j < row.length; j++) {
                row[j] += bDown[j];
            }
        }
        return plus(u, down);
    }

    private static double[][] attention(double[][] qkv, int heads) {
        int d = qkv[0].length / 3;
        int width = d / heads;
        double[][] outputs = new double[qkv.length][d];
        for (int from = 0; from < d; from += width) {
            for (int i = 0; i < qkv.length; i++) {
                double[] weights = new double[i + 1];
                double max = Double.NEGATIVE_INFINITY;
                for (int j = 0; j <= i; j++) {
                    for (int f = from; f < from + width; f++) {
                        weights[j] += qkv[i][f] * qkv[j][d + f];
                    }
                    weights[j] /= Math.sqrt(width);
                    max = Math.max(max, weights[j]);
                }
                double sum = 0;
                for (int j = 0; j <= i; j++) {
                    weights[j] = Math.exp(weights[j] - max);
                    sum += weights[j];
                }
                for (int j = 0; j <= i; j++) {
                    for (int f = from; f < from + width; f++) {
                        outputs[i][f] += weights[j] / sum * qkv[j][2 * d + f];
                    }
                }
            }
        }
        return outputs;
    }

    private static double[][] layerNorm(double[][] x, double[] gamma, double[] beta) {
        int d = gamma.length;
        double[][] y = new double[x.length][d];
        for (int i = 0; i < x.length; i++) {
            double mean = 0;
            for (double value : x[i]) {
                mean += value / d;
            }
            double variance = 0;
            for (double value : x[i]) {
                variance += (value - mean) * (value - mean) / d;
            }
            for (int j = 0; j < d; j++) {
                y[i][j] = gamma[j] * (x[i][j] - mean) / Math.sqrt(variance + 1e-5) + beta[j];
            }
        }
        return y;
    }

    private static double gelu(double z) {
        return z / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)));
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double[][] plus(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                sum[i][j] = a[i][j] + b[i][j];
            }
        }
        return sum;
    }
}
