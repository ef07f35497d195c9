import java.util.Arrays;
import java.util.Comparator;

/** Sort each feature, sweep, update counts: O(d · n log n). */
public class Solution {
    record Split(int feature, double threshold, double impurity) {}

    public static Split bestSplit(double[][] features, int[] labels) {
        int n = labels.length;
        int classes = Arrays.stream(labels).max().orElseThrow() + 1;
        long[] all = new long[classes];
        for (int label : labels) {
            all[label]++;
        }
        Split best = new Split(-1, 0, impurity(all, n) / n);
        double least = Double.POSITIVE_INFINITY;
        for (int f = 0; f < features[0].length; f++) {
            int feature = f;
            Integer[] order = new Integer[n];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparingDouble(i -> features[i][feature]));
            long[] left = new long[classes];
            long[] right = all.clone();
            for (int i = 0; i + 1 < n; i++) {
                left[labels[order[i]]]++;
                right[labels[order[i]]]--;
                double here = features[order[i]][f];
                double next = features[order[i + 1]][f];
                if (here == next) {
                    continue;
                }
                double impurity = (impurity(left, i + 1) + impurity(right, n - i - 1)) / n;
                if (impurity < least) {
                    least = impurity;
                    best = new Split(f, (here + next) / 2, impurity);
                }
            }
        }
        return best;
    }

    /** The Gini impurity of these counts, times their sum. */
    private static double impurity(long[] counts, int sum) {
        double squares = 0;
        for (long count : counts) {
            squares += (double) count * count;
        }
        return sum - squares / sum;
    }
}
