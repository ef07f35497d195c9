package dev.onsite.ml.selection;

import dev.onsite.ml.Parallel;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Classifier;
import dev.onsite.ml.model.Regressor;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Scores of models, each on the rows its training did not see.
 *
 * @param scores one a split
 */
@SuppressWarnings("ArrayRecordComponent") // fresh, the caller's own
public record CrossValidation(double[] scores) {
    /** Fits a classifier to some rows. */
    @FunctionalInterface
    public interface ClassifierFit {
        /** Fits. */
        Classifier fit(Matrix x, int[] y);
    }

    /** Fits a regressor to some rows. */
    @FunctionalInterface
    public interface RegressorFit {
        /** Fits. */
        Regressor fit(Matrix x, double[] y);
    }

    /**
     * Fits and scores a classifier on every split.
     *
     * @param score of truth and prediction, such as accuracy
     * @param threads splits side by side
     */
    public static CrossValidation of(
            Matrix x,
            int[] y,
            List<Split> splits,
            ClassifierFit fit,
            ToDoubleBiFunction<int[], int[]> score,
            int threads) {
        Require.target(y, x);
        return of(splits, threads, split -> {
            Classifier model = fit.fit(x.rows(split.train()), pick(y, split.train()));
            return score.applyAsDouble(pick(y, split.test()), model.predict(x.rows(split.test())));
        });
    }

    /** Fits and scores a regressor on every split. */
    public static CrossValidation of(
            Matrix x,
            double[] y,
            List<Split> splits,
            RegressorFit fit,
            ToDoubleBiFunction<double[], double[]> score,
            int threads) {
        Require.target(y, x);
        return of(splits, threads, split -> {
            Regressor model = fit.fit(x.rows(split.train()), pick(y, split.train()));
            return score.applyAsDouble(pick(y, split.test()), model.predict(x.rows(split.test())));
        });
    }

    /**
     * Scores anything on every split: whatever is learned, scaling included, must be learned from {@code split.train()} only.
     */
    public static CrossValidation of(List<Split> splits, int threads, ToDoubleFunction<Split> trial) {
        Require.that(!splits.isEmpty(), "at least one split is needed, got none");
        double[] scores = new double[splits.size()];
        Parallel.run(scores.length, threads, s -> scores[s] = trial.applyAsDouble(splits.get(s)));
        return new CrossValidation(scores);
    }

    /** The mean score. */
    public double mean() {
        return Arrays.stream(scores).average().orElseThrow();
    }

    /** The standard deviation of the scores (divisor: their number). */
    public double standardDeviation() {
        double mean = mean();
        return Math.sqrt(Arrays.stream(scores)
                .map(s -> (s - mean) * (s - mean))
                .average()
                .orElseThrow());
    }

    /** The labels at these rows. */
    public static int[] pick(int[] y, int[] rows) {
        return Arrays.stream(rows).map(i -> y[i]).toArray();
    }

    /** The targets at these rows. */
    public static double[] pick(double[] y, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> y[i]).toArray();
    }
}
