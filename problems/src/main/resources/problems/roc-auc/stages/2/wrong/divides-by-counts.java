// expect: WA on "a heavy tie"
// Weighs the pairs and divides by their number.
import java.util.Arrays;
import java.util.Comparator;

/** Sort, then sweep through groups of equal scores with sums of weights: O(n log n). */
public class Solution {
    public static double rocAuc(boolean[] positive, double[] scores, double[] weights) {
        int n = scores.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        double negativesBelow = 0;
        double positives = 0;
        double won = 0;
        int at = 0;
        while (at < n) {
            double score = scores[order[at]];
            double groupPositives = 0;
            double groupNegatives = 0;
            for (; at < n && scores[order[at]] == score; at++) {
                if (positive[order[at]]) {
                    groupPositives += weights[order[at]];
                } else {
                    groupNegatives += weights[order[at]];
                }
            }
            won += groupPositives * (negativesBelow + groupNegatives / 2);
            negativesBelow += groupNegatives;
            positives += groupPositives;
        }
        long count = 0;
        for (boolean one : positive) {
            count += one ? 1 : 0;
        }
        return won / ((double) count * (n - count));
    }
}
