// expect: TLE on "3,000 tokens of 60 customers"
// Builds W + BA anew for every token, column by column.
public class Solution {
    public static double[][] loraForward(
            double[][] x, double[][] weight, double[][][] down, double[][][] up, double alpha, int[] adapter) {
        int n = x.length;
        int m = weight.length;
        int d = weight[0].length;
        int r = down[0].length;
        double[][] y = new double[n][m];
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < d; j++) {
                    double merged = weight[i][j];
                    for (int l = 0; l < r && adapter[t] >= 0; l++) {
                        merged += alpha / r * up[adapter[t]][i][l] * down[adapter[t]][l][j];
                    }
                    y[t][i] += merged * x[t][j];
                }
            }
        }
        return y;
    }
}
