// expect: WA on "two rows"
// The unbiased variance.
/** Two passes for mean and variance, two means for the gradient: O(nd) time, O(d) memory beyond the answer. */
public class Solution {
    record LayerNorm(double[][] output, double[][] dx, double[] dgain, double[] dbias) {}

    public static LayerNorm layerNorm(
            double[][] x, double[] gain, double[] bias, double epsilon, double[][] outputGradient) {
        int n = x.length;
        int d = gain.length;
        double[][] output = new double[n][d];
        double[][] dx = new double[n][d];
        double[] dgain = new double[d];
        double[] dbias = new double[d];
        double[] normal = new double[d];
        for (int i = 0; i < n; i++) {
            double scale = normalise(x[i], epsilon, normal);
            double[] dy = outputGradient[i];
            double meanGradient = 0;
            double meanProduct = 0;
            for (int j = 0; j < d; j++) {
                output[i][j] = gain[j] * normal[j] + bias[j];
                dgain[j] += dy[j] * normal[j];
                dbias[j] += dy[j];
                meanGradient += dy[j] * gain[j] / d;
                meanProduct += dy[j] * gain[j] * normal[j] / d;
            }
            for (int j = 0; j < d; j++) {
                dx[i][j] = scale * (dy[j] * gain[j] - meanGradient - normal[j] * meanProduct);
            }
        }
        return new LayerNorm(output, dx, dgain, dbias);
    }

    /** Writes the normalised row and returns one over its standard deviation. */
    private static double normalise(double[] row, double epsilon, double[] normal) {
        int d = row.length;
        double mean = 0;
        for (double value : row) {
            mean += value / d;
        }
        double variance = 0;
        for (double value : row) {
            variance += (value - mean) * (value - mean) / (d - 1);
        }
        double scale = 1 / Math.sqrt(variance + epsilon);
        for (int j = 0; j < d; j++) {
            normal[j] = (row[j] - mean) * scale;
        }
        return scale;
    }
}
