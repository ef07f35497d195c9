// expect: WA on "a query and two keys"
// 2i/d in whole numbers is 0: every pair turns alike.
/** Turns every row once, then one matrix product: O((n + m) d) sines and cosines, O(nmd) multiplications. */
public class Solution {
    public static double[][] rotaryScores(
            double[][] queries, double[][] keys, int[] queryPosition, int[] keyPosition, double base) {
        int d = queries[0].length;
        double[][] q = rotate(queries, queryPosition, base);
        double[][] k = rotate(keys, keyPosition, base);
        double[][] scores = new double[q.length][k.length];
        for (int t = 0; t < q.length; t++) {
            for (int u = 0; u < k.length; u++) {
                double product = 0;
                for (int j = 0; j < d; j++) {
                    product += q[t][j] * k[u][j];
                }
                scores[t][u] = product / Math.sqrt(d);
            }
        }
        return scores;
    }

    private static double[][] rotate(double[][] x, int[] position, double base) {
        int d = x[0].length;
        double[][] turned = new double[x.length][d];
        for (int i = 0; i < d / 2; i++) {
            double frequency = Math.pow(base, -(2 * i / d));
            for (int t = 0; t < x.length; t++) {
                double cosine = Math.cos(position[t] * frequency);
                double sine = Math.sin(position[t] * frequency);
                double a = x[t][2 * i];
                double b = x[t][2 * i + 1];
                turned[t][2 * i] = a * cosine - b * sine;
                turned[t][2 * i + 1] = a * sine + b * cosine;
            }
        }
        return turned;
    }
}
