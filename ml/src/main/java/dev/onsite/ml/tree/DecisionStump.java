package dev.onsite.ml.tree;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A one-level tree for labels −1 and 1, plainly: of all columns and midpoints between neighbouring values, the rule
 * "{@code polarity} if x_f ≤ threshold, else −polarity" that errs on the least weight. Ties go to the lowest column, then
 * the lowest threshold, then polarity 1. O(nd log n).
 *
 * @param feature the column
 * @param threshold between two neighbouring values; −∞ for a rule that gives all rows one label
 * @param polarity the label of x_f ≤ threshold
 * @param error the weight it errs on, as a share of all
 */
public record DecisionStump(int feature, double threshold, int polarity, double error) {
    /**
     * Fits.
     *
     * @param x n × d
     * @param y n labels, −1 or 1
     * @param weights n weights ≥ 0, or null
     */
    public static DecisionStump fit(Matrix x, int[] y, double[] weights) {
        Require.data(x, 1);
        Require.target(y, x);
        double[] w = Require.weights(weights, x.rows());
        double total = Arrays.stream(w).sum();
        double positive = 0;
        for (int i = 0; i < y.length; i++) {
            Require.that(y[i] == 1 || y[i] == -1, "y must be −1 or 1, got %d at index %d", y[i], i);
            positive += y[i] == 1 ? w[i] : 0;
        }
        DecisionStump best = null;
        for (int f = 0; f < x.columns(); f++) {
            double[] column = x.column(f);
            Integer[] order = new Integer[y.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparingDouble(i -> column[i]));
            // The error of "1 if x ≤ threshold, else −1" with nothing on the left: all positives are wrong.
            double error = positive;
            best = better(best, f, Double.NEGATIVE_INFINITY, error, total);
            for (int at = 0; at < order.length; at++) {
                int i = order[at];
                error += y[i] == 1 ? -w[i] : w[i];
                if (at + 1 < order.length && column[order[at + 1]] > column[i]) {
                    double threshold = 0.5 * column[i] + 0.5 * column[order[at + 1]];
                    best = better(best, f, threshold < column[order[at + 1]] ? threshold : column[i], error, total);
                }
            }
        }
        return best;
    }

    private static DecisionStump better(DecisionStump best, int f, double threshold, double error, double total) {
        double share = error / total;
        int polarity = share <= 1 - share ? 1 : -1;
        double least = Math.max(0, Math.min(share, 1 - share));
        return best == null || least < best.error - 1e-12 ? new DecisionStump(f, threshold, polarity, least) : best;
    }

    /** −1 or 1. */
    public int predict(double[] row) {
        return row[feature] <= threshold ? polarity : -polarity;
    }
}
