// expect: WA on "a tie"
// Precision at every positive, tied ones in the order in which they stand.
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
            if (positive[order[at]]) {
                double precision = (double) found / (at + 1);
                sum += (found - counted) * precision;
                counted = found;
            }
        }
        return found == 0 ? Double.NaN : sum / found;
    }
}
