// expect: TLE on "1,200 tokens"
// A denominator of its own for every weight.
public class Solution {
    public static double[][] maskedWeights(double[][] scores, int[] document, int window) {
        int n = scores.length;
        double[][] weights = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                if (document[i] != document[j] || i - j >= window) {
                    continue;
                }
                double sum = 0;
                for (int m = 0; m <= i; m++) {
                    if (document[i] == document[m] && i - m < window) {
                        sum += Math.exp(scores[i][m] - scores[i][j]);
                    }
                }
                weights[i][j] = 1 / sum;
            }
        }
        return weights;
    }
}
