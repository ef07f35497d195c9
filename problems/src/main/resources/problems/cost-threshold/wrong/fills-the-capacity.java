// expect: WA on "the capacity ends within a score"
// Takes as many of a score as there is room for.
import java.util.Arrays;
import java.util.Comparator;

/** Sorts and lets payments become alerts one score after the other: O(n log n). */
public class Solution {
    record Operating(double threshold, long cost, int alerts) {}

    public static Operating cheapest(
            double[] scores, int[] labels, long[] amounts, long reviewCost, long insultCost, int capacity) {
        int n = scores.length;
        Integer[] order = new Integer[n];
        long cost = 0;
        for (int i = 0; i < n; i++) {
            order[i] = i;
            cost += labels[i] * amounts[i];
        }
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
        Operating best = new Operating(Double.POSITIVE_INFINITY, cost, 0);
        for (int alerts = 1; alerts <= capacity; alerts++) {
            int i = order[alerts - 1];
            cost += reviewCost + (labels[i] == 1 ? -amounts[i] : insultCost);
            boolean lastOfItsScore = alerts == n || alerts == capacity || scores[order[alerts]] < scores[i];
            if (lastOfItsScore && cost < best.cost()) {
                best = new Operating(scores[i], cost, alerts);
            }
        }
        return best;
    }
}
