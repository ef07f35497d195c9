// expect: WA on "softmax of three"
// p(1 − p), as on many cheat sheets: the diagonal alone.
/** Values and full Jacobians: O(n²), the size of the answer. */
public class Solution {
    record Activated(double[] values, double[][] jacobian) {}

    public static Activated activate(String name, double[] x) {
        int n = x.length;
        double[] values = new double[n];
        double[][] jacobian = new double[n][n];
        if (name.equals("softmax")) {
            softmax(x, values);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    jacobian[i][j] = i == j ? values[i] * (1 - values[i]) : 0;
                }
            }
            return new Activated(values, jacobian);
        }
        for (int i = 0; i < n; i++) {
            values[i] = value(name, x[i]);
            jacobian[i][i] = derivative(name, x[i]);
        }
        return new Activated(values, jacobian);
    }

    private static void softmax(double[] x, double[] p) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : x) {
            max = Math.max(max, value);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            p[i] = Math.exp(x[i] - max);
            sum += p[i];
        }
        for (int i = 0; i < x.length; i++) {
            p[i] /= sum;
        }
    }

    private static double value(String name, double x) {
        double e = Math.exp(-Math.abs(x));
        return switch (name) {
            case "sigmoid" -> x >= 0 ? 1 / (1 + e) : e / (1 + e);
            case "tanh" -> Math.tanh(x);
            case "relu" -> Math.max(0, x);
            default -> x > 0 ? x : 0.01 * x;
        };
    }

    private static double derivative(String name, double x) {
        double e = Math.exp(-Math.abs(x));
        return switch (name) {
            case "sigmoid" -> e / ((1 + e) * (1 + e));
            case "tanh" -> 4 * e * e / ((1 + e * e) * (1 + e * e));
            case "relu" -> x > 0 ? 1 : 0;
            default -> x > 0 ? 1 : 0.01;
        };
    }
}
