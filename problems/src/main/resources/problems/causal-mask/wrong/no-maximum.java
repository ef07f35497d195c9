// expect: WA on "large scores"
// The exponential overflows.
/** A row's allowed columns are one range that ends at the diagonal: O(n · window) exponentials. */
public class Solution {
    public static double[][] maskedWeights(double[][] scores, int[] document, int window) {
        int n = scores.length;
        double[][] weights = new double[n][n];
        int documentStart = 0;
        for (int i = 0; i < n; i++) {
            if (document[i] != document[documentStart]) {
                documentStart = i;
            }
            int first = Math.max(documentStart, i - window + 1);
            double sum = 0;
            for (int j = first; j <= i; j++) {
                weights[i][j] = Math.exp(scores[i][j]);
                sum += weights[i][j];
            }
            for (int j = first; j <= i; j++) {
                weights[i][j] /= sum;
            }
        }
        return weights;
    }
}
