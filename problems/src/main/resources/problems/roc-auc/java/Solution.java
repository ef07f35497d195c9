import java.util.Arrays;
import java.util.Comparator;

/** Sort, then sweep through groups of equal scores: O(n log n). */
public class Solution {
    public static double rocAuc(boolean[] positive, double[] scores) {
        int n = scores.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        long negativesBelow = 0;
        long positives = 0;
        double won = 0;
        for (int from = 0; from < n; ) {
            long groupPositives = 0;
            long groupNegatives = 0;
            int to = from;
            while (to < n && scores[order[to]] == scores[order[from]]) {
                if (positive[order[to]]) {
                    groupPositives++;
                } else {
                    groupNegatives++;
                }
                to++;
            }
            won += groupPositives * (negativesBelow + groupNegatives / 2.0);
            negativesBelow += groupNegatives;
            positives += groupPositives;
            from = to;
        }
        return won / ((double) positives * negativesBelow);
    }
}
