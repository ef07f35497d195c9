// expect: WA on "one neighbour"
// A point at the same distance goes before the earlier one.
import java.util.HashMap;
import java.util.Map;

/** The k best so far in a sorted array: O(nd + k · insertions) a query, O(k) memory. */
public class Solution {
    public static int[] knnClassify(double[][] points, int[] labels, double[][] queries, int k) {
        int[] answers = new int[queries.length];
        for (int t = 0; t < queries.length; t++) {
            answers[t] = vote(nearest(points, queries[t], k), labels);
        }
        return answers;
    }

    /** Points come in order of index, so one at the same distance as another goes behind it. */
    private static int[] nearest(double[][] points, double[] query, int k) {
        int[] indices = new int[k];
        double[] distances = new double[k];
        int size = 0;
        for (int i = 0; i < points.length; i++) {
            double distance = squaredDistance(points[i], query);
            if (size == k && distance > distances[k - 1]) {
                continue;
            }
            int at = size < k ? size++ : k - 1;
            while (at > 0 && distances[at - 1] >= distance) {
                distances[at] = distances[at - 1];
                indices[at] = indices[at - 1];
                at--;
            }
            distances[at] = distance;
            indices[at] = i;
        }
        return indices;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += (a[f] - b[f]) * (a[f] - b[f]);
        }
        return sum;
    }

    private static int vote(int[] neighbours, int[] labels) {
        Map<Integer, Integer> votes = new HashMap<>();
        for (int i : neighbours) {
            votes.merge(labels[i], 1, Integer::sum);
        }
        int winner = labels[neighbours[0]];
        for (int i : neighbours) {
            // Strictly more: of tied classes the one met first, the closest, stays.
            if (votes.get(labels[i]) > votes.get(winner)) {
                winner = labels[i];
            }
        }
        return winner;
    }
}
