package dev.onsite.ml.linear;

/**
 * The lasso as one writes it on a whiteboard, without intercept: minimise 1/(2n)‖y − Xw‖² + α‖w‖₁ by soft-thresholding one
 * coordinate after the other. O(nd) a sweep. The oracle of {@link ElasticNet}.
 */
public final class CoordinateDescent {
    private CoordinateDescent() {}

    /** The coefficients after so many sweeps from 0. */
    public static double[] lasso(double[][] x, double[] y, double alpha, int sweeps) {
        int n = x.length;
        int d = x[0].length;
        double[] w = new double[d];
        double[] residual = y.clone();
        for (int sweep = 0; sweep < sweeps; sweep++) {
            for (int j = 0; j < d; j++) {
                double norm = 0;
                double correlation = 0;
                for (int i = 0; i < n; i++) {
                    norm += x[i][j] * x[i][j];
                    correlation += x[i][j] * (residual[i] + x[i][j] * w[j]);
                }
                double next = norm == 0 ? 0 : softThreshold(correlation / n, alpha) / (norm / n);
                for (int i = 0; i < n; i++) {
                    residual[i] -= x[i][j] * (next - w[j]);
                }
                w[j] = next;
            }
        }
        return w;
    }

    /** sign(z) · max(0, |z| − t): the minimiser of ½(w − z)² + t|w|. */
    public static double softThreshold(double z, double t) {
        return Math.copySign(Math.max(0, Math.abs(z) - t), z);
    }
}
