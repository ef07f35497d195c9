// expect: WA on "a tie for the first place"
// Averages the grades of a group and not their gains.
import java.util.Arrays;
import java.util.Comparator;

/** Sort, then give every place of a group the group's mean gain: O(n log n). */
public class Solution {
    public static double ndcg(double[] scores, int[] grades, int k) {
        int n = scores.length;
        double[] gains = new double[n];
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) {
            gains[i] = Math.pow(2, grades[i]) - 1;
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> scores[i]).reversed());
        double[] shown = new double[n];
        int from = 0;
        while (from < n) {
            int to = from;
            double sum = 0;
            while (to < n && scores[order[to]] == scores[order[from]]) {
                sum += grades[order[to]];
                to++;
            }
            Arrays.fill(shown, from, to, Math.pow(2, sum / (to - from)) - 1);
            from = to;
        }
        double[] ideal = gains.clone();
        Arrays.sort(ideal);
        for (int i = 0; i < n / 2; i++) {
            double swapped = ideal[i];
            ideal[i] = ideal[n - 1 - i];
            ideal[n - 1 - i] = swapped;
        }
        double best = dcg(ideal, k);
        return best == 0 ? 0 : dcg(shown, k) / best;
    }

    private static double dcg(double[] gains, int k) {
        double sum = 0;
        for (int i = 0; i < Math.min(k, gains.length); i++) {
            sum += gains[i] / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }
}
