// expect: WA on "a unit that dies"
// The order of the backward pass.
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
        double[] gradient = upstream;
        norms[layers] = norm(gradient);
        for (int l = layers - 1; l >= 0; l--) {
            double[] below = new double[d];
            for (int i = 0; i < d; i++) {
                double delta = gradient[i] * slopes[l][i];
                for (int j = 0; j < d; j++) {
                    below[j] += weights[l][i][j] * delta;
                }
            }
            gradient = below;
            norms[l] = norm(gradient);
        }
        double[] reversed = new double[norms.length];
        for (int l = 0; l < norms.length; l++) {
            reversed[l] = norms[layers - l];
        }
        return reversed;
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
