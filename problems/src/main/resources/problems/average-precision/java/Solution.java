import java.util.Arrays;
import java.util.Comparator;

/** One sort and a sweep over runs of equal scores: O(n log n). */
public class Solution {
    public static double averagePrecision(boolean[] positive, double[] scores) {
        int n = scores.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
        int found = 0;
        int counted = 0;
        double sum = 0;
        for (int at = 0; at < n; at++) {
            if (positive[order[at]]) {
                found++;
            }
            // A threshold cannot fall between equal scores: only the last of a run counts.
            if (at + 1 == n || scores[order[at + 1]] != scores[order[at]]) {
                double precision = (double) found / (at + 1);
                sum += (found - counted) * precision;
                counted = found;
            }
        }
        return found == 0 ? Double.NaN : sum / found;
    }
}
