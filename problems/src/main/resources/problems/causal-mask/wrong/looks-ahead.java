// expect: WA on "two documents"
// The transposed mask.
/** A row's allowed columns are one range that ends at the diagonal: O(n · window) exponentials. */
public class Solution {
    public static double[][] maskedWeights(double[][] scores, int[] document, int window) {
        int n = scores.length;
        double[][] weights = new double[n][n];
        for (int i = 0; i < n; i++) {
            int first = i;
            int last = i;
            while (last + 1 < n && document[last + 1] == document[i] && last + 1 - i < window) {
                last++;
            }
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = first; j <= last; j++) {
                largest = Math.max(largest, scores[i][j]);
            }
            double sum = 0;
            for (int j = first; j <= last; j++) {
                weights[i][j] = Math.exp(scores[i][j] - largest);
                sum += weights[i][j];
            }
            for (int j = first; j <= last; j++) {
                weights[i][j] /= sum;
            }
        }
        return weights;
    }
}
