// expect: WA on "rank 2"
/** Down to r numbers, then up: O(n (md + r (m + d))), and nothing of size m × d is made. */
public class Solution {
    public static double[][] loraForward(
            double[][] x, double[][] weight, double[][][] down, double[][][] up, double alpha, int[] adapter) {
        double scale = alpha;
        double[][] y = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            y[t] = times(weight, x[t]);
            if (adapter[t] < 0) {
                continue;
            }
            double[] delta = times(up[adapter[t]], times(down[adapter[t]], x[t]));
            for (int i = 0; i < y[t].length; i++) {
                y[t][i] += scale * delta[i];
            }
        }
        return y;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }
}
