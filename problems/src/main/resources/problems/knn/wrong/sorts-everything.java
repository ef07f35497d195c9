// expect: TLE on "20,000 points"
// Distances inside the comparison, all points in order.
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

public class Solution {
    public static int[] knnClassify(double[][] points, int[] labels, double[][] queries, int k) {
        int[] answers = new int[queries.length];
        for (int t = 0; t < queries.length; t++) {
            double[] query = queries[t];
            Integer[] order = new Integer[points.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparingDouble((Integer i) -> squaredDistance(points[i], query)));
            Map<Integer, Integer> votes = new HashMap<>();
            for (int at = 0; at < k; at++) {
                votes.merge(labels[order[at]], 1, Integer::sum);
            }
            int winner = labels[order[0]];
            for (int at = 0; at < k; at++) {
                if (votes.get(labels[order[at]]) > votes.get(winner)) {
                    winner = labels[order[at]];
                }
            }
            answers[t] = winner;
        }
        return answers;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += (a[f] - b[f]) * (a[f] - b[f]);
        }
        return sum;
    }
}
