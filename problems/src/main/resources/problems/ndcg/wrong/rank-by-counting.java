// expect: TLE on "60,000 documents"
// The place of each document by counting who beats it.
import java.util.Arrays;
import java.util.Comparator;

/** Sort by score and by grade: O(n log n). */
public class Solution {
    public static double ndcg(double[] scores, int[] grades, int k) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        for (int i = 0; i < order.length; i++) {
            int place = 0;
            for (int j = 0; j < order.length; j++) {
                place += scores[j] > scores[i] || (scores[j] == scores[i] && j < i) ? 1 : 0;
            }
            order[place] = i;
        }
        double[] shown = new double[order.length];
        double[] ideal = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            shown[i] = grades[order[i]];
            ideal[i] = -grades[i];
        }
        Arrays.sort(ideal);
        for (int i = 0; i < ideal.length; i++) {
            ideal[i] = -ideal[i];
        }
        double best = dcg(ideal, k);
        return best == 0 ? 0 : dcg(shown, k) / best;
    }

    private static double dcg(double[] grades, int k) {
        double sum = 0;
        for (int i = 0; i < Math.min(k, grades.length); i++) {
            sum += (Math.pow(2, grades[i]) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }
}
