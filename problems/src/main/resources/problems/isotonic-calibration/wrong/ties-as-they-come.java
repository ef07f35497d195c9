// expect: WA on "equal scores"
// Rows of equal scores stay apart.
import java.util.Arrays;
import java.util.Comparator;

/** Pools adjacent violators with a stack: O(n log n), and O(log n) a query. */
public class Solution {
    public static double[] calibrate(double[] scores, int[] labels, double[] weights, double[] queries) {
        int n = scores.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        // Rows of equal scores as one.
        double[] score = new double[n];
        double[] sum = new double[n];
        double[] weight = new double[n];
        int points = 0;
        for (int i : order) {
            if (points == 0 || scores[i] >= score[points - 1]) {
                score[points++] = scores[i];
            }
            sum[points - 1] += weights[i] * labels[i];
            weight[points - 1] += weights[i];
        }
        double[] fitted = pool(sum, weight, points);
        double[] values = new double[queries.length];
        for (int q = 0; q < queries.length; q++) {
            values[q] = interpolate(score, fitted, points, queries[q]);
        }
        return values;
    }

    private static double[] pool(double[] sum, double[] weight, int points) {
        double[] blockSum = new double[points];
        double[] blockWeight = new double[points];
        int[] blockEnd = new int[points];
        int blocks = 0;
        for (int i = 0; i < points; i++) {
            double s = sum[i];
            double w = weight[i];
            while (blocks > 0 && blockSum[blocks - 1] / blockWeight[blocks - 1] >= s / w) {
                blocks--;
                s += blockSum[blocks];
                w += blockWeight[blocks];
            }
            blockSum[blocks] = s;
            blockWeight[blocks] = w;
            blockEnd[blocks++] = i + 1;
        }
        double[] fitted = new double[points];
        for (int b = 0, i = 0; b < blocks; b++) {
            for (; i < blockEnd[b]; i++) {
                fitted[i] = blockSum[b] / blockWeight[b];
            }
        }
        return fitted;
    }

    private static double interpolate(double[] score, double[] fitted, int points, double query) {
        int at = Arrays.binarySearch(score, 0, points, query);
        if (at >= 0) {
            return fitted[at];
        }
        int next = -at - 1;
        if (next == 0 || next == points) {
            return fitted[next == 0 ? 0 : points - 1];
        }
        double share = (query - score[next - 1]) / (score[next] - score[next - 1]);
        return fitted[next - 1] + share * (fitted[next] - fitted[next - 1]);
    }
}
