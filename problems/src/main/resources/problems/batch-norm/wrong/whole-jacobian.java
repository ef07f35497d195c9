// expect: TLE on "1,000 × 300"
// The n × n Jacobian of every feature: O(n²d).
/** Forward and backward, a feature at a time: O(nd). */
public class Solution {
    record BatchNorm(
            double[][] output, double[] mean, double[] variance, double[][] dx, double[] dgamma, double[] dbeta) {}

    public static BatchNorm batchNorm(
            double[][] x,
            double[] gamma,
            double[] beta,
            double[] runningMean,
            double[] runningVariance,
            double momentum,
            double epsilon,
            boolean training,
            double[][] upstream) {
        int n = x.length;
        int d = x[0].length;
        double[][] output = new double[n][d];
        double[][] dx = new double[n][d];
        double[] dgamma = new double[d];
        double[] dbeta = new double[d];
        double[] mean = training ? columnMeans(x, null) : runningMean;
        double[] variance = training ? columnMeans(x, mean) : runningVariance;
        double[] scale = new double[d];
        for (int j = 0; j < d; j++) {
            scale[j] = 1 / Math.sqrt(variance[j] + epsilon);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double normal = (x[i][j] - mean[j]) * scale[j];
                output[i][j] = gamma[j] * normal + beta[j];
                dgamma[j] += upstream[i][j] * normal;
                dbeta[j] += upstream[i][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double normal = (x[i][j] - mean[j]) * scale[j];
                for (int k = 0; k < n; k++) {
                    double other = (x[k][j] - mean[j]) * scale[j];
                    double entry = (i == k ? 1 : 0) - (training ? (1 + normal * other) / n : 0);
                    dx[i][j] += gamma[j] * scale[j] * entry * upstream[k][j];
                }
            }
        }
        if (training) {
            for (int j = 0; j < d; j++) {
                runningMean[j] += momentum * (mean[j] - runningMean[j]);
                runningVariance[j] += momentum * (variance[j] * n / (n - 1) - runningVariance[j]);
            }
        }
        return new BatchNorm(output, runningMean, runningVariance, dx, dgamma, dbeta);
    }

    /** The means of the columns, or of their squared distances from {@code center}. */
    private static double[] columnMeans(double[][] x, double[] center) {
        double[] means = new double[x[0].length];
        for (double[] row : x) {
            for (int j = 0; j < means.length; j++) {
                double value = center == null ? row[j] : (row[j] - center[j]) * (row[j] - center[j]);
                means[j] += value / x.length;
            }
        }
        return means;
    }
}
