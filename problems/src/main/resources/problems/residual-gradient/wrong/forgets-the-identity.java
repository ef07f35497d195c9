// expect: WA on "one block, one hidden unit"
// Only the gradient through the block.
public class Solution {
    record Gradients(double[][] x, double[][][] w1, double[][][] w2) {}

    public static Gradients residualBackward(double[][] x, double[][][] w1, double[][][] w2, double[][] upstream) {
        int blocks = w1.length;
        double[][][] inputs = new double[blocks][][];
        double[][][] hidden = new double[blocks][][];
        double[][] h = x;
        for (int b = 0; b < blocks; b++) {
            inputs[b] = h;
            hidden[b] = relu(times(h, w1[b]));
            h = plus(h, times(hidden[b], w2[b]));
        }
        double[][][] d1 = new double[blocks][][];
        double[][][] d2 = new double[blocks][][];
        double[][] gradient = upstream;
        for (int b = blocks - 1; b >= 0; b--) {
            d2[b] = times(transpose(hidden[b]), gradient);
            double[][] delta = times(gradient, transpose(w2[b]));
            for (int i = 0; i < delta.length; i++) {
                for (int j = 0; j < delta[i].length; j++) {
                    delta[i][j] = hidden[b][i][j] > 0 ? delta[i][j] : 0;
                }
            }
            d1[b] = times(transpose(inputs[b]), delta);
            gradient = times(delta, transpose(w1[b]));
        }
        return new Gradients(gradient, d1, d2);
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

    private static double[][] transpose(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
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

    private static double[][] relu(double[][] z) {
        for (double[] row : z) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(0, row[j]);
            }
        }
        return z;
    }
}
