// expect: TLE on "1,000 queries and keys"
// Turns a key by the difference of the positions, for every query again.
public class Solution {
    public static double[][] rotaryScores(
            double[][] queries, double[][] keys, int[] queryPosition, int[] keyPosition, double base) {
        int d = queries[0].length;
        double[][] scores = new double[queries.length][keys.length];
        for (int t = 0; t < queries.length; t++) {
            for (int u = 0; u < keys.length; u++) {
                int distance = keyPosition[u] - queryPosition[t];
                for (int i = 0; i < d / 2; i++) {
                    double angle = distance * Math.pow(base, -2.0 * i / d);
                    double a = keys[u][2 * i];
                    double b = keys[u][2 * i + 1];
                    scores[t][u] += queries[t][2 * i] * (a * Math.cos(angle) - b * Math.sin(angle));
                    scores[t][u] += queries[t][2 * i + 1] * (a * Math.sin(angle) + b * Math.cos(angle));
                }
                scores[t][u] /= Math.sqrt(d);
            }
        }
        return scores;
    }
}
