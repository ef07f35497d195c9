// expect: TLE on "120 layers of 128"
// Multiplies the Jacobians of all layers above for every depth.
public class Solution {
    public static double[] gradientNorms(double[] x, double[][][] weights, String activation, double[] upstream) {
        int layers = weights.length;
        int d = x.length;
        double[][] slopes = new double[layers][d];
        double[] h = x;
        for (int l = 0; l < layers; l++) {
            double[] next = new double[d];
            for (int i = 0; i < d; i++) {
                double z = 0;
                for (int j = 0; j < d; j++) {
                    z += weights[l][i][j] * h[j];
                }
                next[i] = value(activation, z);
                slopes[l][i] = slope(activation, z, next[i]);
            }
            h = next;
        }
        double[] norms = new double[layers + 1];
        norms[layers] = norm(upstream);
        for (int from = 0; from < layers; from++) {
            double[][] product = jacobian(weights[from], slopes[from]);
            for (int l = from + 1; l < layers; l++) {
                product = times(jacobian(weights[l], slopes[l]), product);
            }
            double[] gradient = new double[d];
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    gradient[j] += upstream[i] * product[i][j];
                }
            }
            norms[from] = norm(gradient);
        }
        return norms;
    }

    private static double[][] jacobian(double[][] w, double[] slope) {
        double[][] jacobian = new double[w.length][w.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                jacobian[i][j] = slope[i] * w[i][j];
            }
        }
        return jacobian;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] c = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a.length; k++) {
                for (int j = 0; j < a.length; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double value(String activation, double z) {
        switch (activation) {
            case "sigmoid":
                return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
            case "tanh":
                return Math.tanh(z);
            default:
                return Math.max(0, z);
        }
    }

    private static double slope(String activation, double z, double h) {
        switch (activation) {
            case "sigmoid":
                return h * (1 - h);
            case "tanh":
                return 1 - h * h;
            default:
                return z > 0 ? 1 : 0;
        }
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double value : v) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
