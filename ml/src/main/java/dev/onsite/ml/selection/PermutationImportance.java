package dev.onsite.ml.selection;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * How much a score falls when a column is shuffled (Breiman 2001): the importance of the column to this model, on rows it was
 * best not trained on. Correlated columns share theirs. O(repeats · d) predictions of all rows.
 *
 * @param means mean fall of the score, one a column
 * @param deviations its standard deviation over the repeats
 */
@SuppressWarnings("ArrayRecordComponent") // fresh arrays, the caller's own
public record PermutationImportance(double[] means, double[] deviations) {
    /**
     * Measures.
     *
     * @param x n × d
     * @param score of a fitted model on rows like x's, higher being better
     * @param repeats shuffles a column
     */
    public static PermutationImportance of(Matrix x, ToDoubleFunction<Matrix> score, int repeats, long seed) {
        Require.that(repeats >= 1, "repeats must be at least 1, got %d", repeats);
        double base = score.applyAsDouble(x);
        int d = x.columns();
        double[] means = new double[d];
        double[] deviations = new double[d];
        Random random = new Random(seed);
        for (int j = 0; j < d; j++) {
            double squares = 0;
            for (int r = 0; r < repeats; r++) {
                Matrix shuffled = x.copy();
                for (int i = x.rows() - 1; i > 0; i--) {
                    int other = random.nextInt(i + 1);
                    double value = shuffled.get(i, j);
                    shuffled.set(i, j, shuffled.get(other, j));
                    shuffled.set(other, j, value);
                }
                double fall = base - score.applyAsDouble(shuffled);
                double before = fall - means[j];
                means[j] += before / (r + 1);
                squares += before * (fall - means[j]);
            }
            deviations[j] = Math.sqrt(squares / repeats);
        }
        return new PermutationImportance(means, deviations);
    }
}
