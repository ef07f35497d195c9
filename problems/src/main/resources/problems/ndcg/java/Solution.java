import java.util.Arrays;
import java.util.Comparator;

/** Sort by score and by grade: O(n log n). */
public class Solution {
    public static double ndcg(double[] scores, int[] grades, int k) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> scores[i]).reversed());
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
