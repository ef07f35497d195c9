// expect: NUM on "a mean far from zero"
// E[x²] − E[x]² cancels where the mean is large.
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
        double[] variance = runningVariance;
        if (training) {
            variance = columnMeans(x, new double[d]);
            for (int j = 0; j < d; j++) {
                variance[j] -= mean[j] * mean[j];
            }
        }
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
                double through = training ? (dbeta[j] + normal * dgamma[j]) / n : 0;
                dx[i][j] = gamma[j] * scale[j] * (upstream[i][j] - through);
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
