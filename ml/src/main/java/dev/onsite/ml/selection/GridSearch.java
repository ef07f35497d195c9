package dev.onsite.ml.selection;

import dev.onsite.ml.Parallel;
import dev.onsite.ml.linalg.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;

/**
 * Tries every candidate on every split; the highest mean score is best, the earlier candidate on a tie. Candidates are typed
 * options, so that a grid with a wrong name or range does not compile or fails before anything is fitted.
 *
 * @param results of all candidates, best first
 * @param <P> the type of a candidate
 */
public record GridSearch<P>(List<Result<P>> results) {
    /**
     * A candidate's scores.
     *
     * @param candidate the candidate
     * @param validation its scores
     * @param <P> the type of a candidate
     */
    public record Result<P>(P candidate, CrossValidation validation) {}

    /**
     * Searches.
     *
     * @param candidates what to try
     * @param splits what to try it on
     * @param trial fits the candidate to the split's training rows and scores it on the test rows
     * @param threads trials side by side; the result does not depend on it
     */
    public static <P> GridSearch<P> run(
            List<P> candidates, List<Split> splits, ToDoubleBiFunction<P, Split> trial, int threads) {
        Require.that(!candidates.isEmpty() && !splits.isEmpty(), "candidates and splits must not be empty");
        int folds = splits.size();
        double[][] scores = new double[candidates.size()][folds];
        Parallel.run(candidates.size() * folds, threads, t -> {
            scores[t / folds][t % folds] = trial.applyAsDouble(candidates.get(t / folds), splits.get(t % folds));
        });
        List<Result<P>> results = new ArrayList<>();
        for (int c = 0; c < scores.length; c++) {
            results.add(new Result<>(candidates.get(c), new CrossValidation(scores[c])));
        }
        results.sort(Comparator.comparingDouble((Result<P> r) -> -r.validation().mean()));
        return new GridSearch<>(List.copyOf(results));
    }

    /** The best candidate. */
    public P best() {
        return results.get(0).candidate();
    }

    /** Every candidate refined by every value: the product of a grid, one dimension at a time. */
    public static <P, V> List<P> product(List<P> candidates, List<V> values, BiFunction<P, V, P> with) {
        List<P> product = new ArrayList<>();
        for (P candidate : candidates) {
            for (V value : values) {
                product.add(with.apply(candidate, value));
            }
        }
        return product;
    }
}
