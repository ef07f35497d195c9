// expect: TLE on "1,500 × 150"
// The residual over all features again for every weight: O(nd²) a sweep.
/** Coordinate descent with a running residual on centred data: O(nd) a sweep. */
public class Solution {
    record Lasso(double[] weights, double bias) {}

    private static final int MOST_SWEEPS = 10_000;

    public static Lasso lasso(double[][] features, double[] targets, double alpha) {
        int n = features.length;
        int d = features[0].length;
        double[][] columns = new double[d][n];
        double[] means = new double[d];
        double[] squares = new double[d];
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < n; i++) {
                means[j] += features[i][j] / n;
            }
            for (int i = 0; i < n; i++) {
                columns[j][i] = features[i][j] - means[j];
                squares[j] += columns[j][i] * columns[j][i] / n;
            }
        }
        double targetMean = 0;
        for (double target : targets) {
            targetMean += target / n;
        }
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            residual[i] = targets[i] - targetMean;
        }
        double[] weights = new double[d];
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double moved = 0;
            double size = 1e-300;
            for (int j = 0; j < d; j++) {
                if (squares[j] <= 1e-20 * means[j] * means[j]) {
                    continue;
                }
                for (int i = 0; i < n; i++) {
                    residual[i] = targets[i] - targetMean;
                    for (int k = 0; k < d; k++) {
                        residual[i] -= weights[k] * columns[k][i];
                    }
                }
                double rho = dot(columns[j], residual) / n + squares[j] * weights[j];
                double next = Math.signum(rho) * Math.max(Math.abs(rho) - alpha, 0) / squares[j];
                double change = next - weights[j];
                if (change != 0) {
                    for (int i = 0; i < n; i++) {
                        residual[i] -= change * columns[j][i];
                    }
                    weights[j] = next;
                }
                moved = Math.max(moved, Math.abs(change) * Math.sqrt(squares[j]));
                size = Math.max(size, Math.abs(next) * Math.sqrt(squares[j]));
            }
            if (moved <= 1e-9 * size) {
                break;
            }
        }
        double bias = targetMean;
        for (int j = 0; j < d; j++) {
            bias -= means[j] * weights[j];
        }
        return new Lasso(weights, bias);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
