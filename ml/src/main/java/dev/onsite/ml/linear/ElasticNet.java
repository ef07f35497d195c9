package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Elastic net by coordinate descent; with {@code l1Ratio} 1 the lasso:
 *
 * <pre>
 *   minimise 1/(2W) Σ wᵢ(yᵢ − xᵢ·w − b)² + αρ‖w‖₁ + ½α(1 − ρ)‖w‖²,   W = Σ wᵢ
 * </pre>
 *
 * <p>(mean loss; b is not penalised; ρ is {@code l1Ratio}). The fit stops when the duality gap, an upper bound on how far
 * the objective is from its minimum, is at most {@code tolerance} · Σ wᵢ(yᵢ − ȳ)²/W. Cost: one pass over X, O(nd), a round;
 * rounds solve the problem on the columns that violate the optimality conditions only, O(n · columns) a sweep, and are few.
 * Friedman, Hastie and Tibshirani 2010; working sets as in Massias, Gramfort and Salmon 2018.
 */
public final class ElasticNet {
    private ElasticNet() {}

    /**
     * What to fit and how.
     *
     * @param alpha the strength α of the penalty
     * @param l1Ratio ρ, the share of the L1 part: 1 the lasso, 0 ridge
     * @param intercept whether to fit b
     * @param tolerance relative duality gap at which to stop
     * @param maxIterations most sweeps over the columns, all rounds together
     * @param progress hears of every round, with the duality gap before it
     */
    public record Options(
            double alpha, double l1Ratio, boolean intercept, double tolerance, int maxIterations, Progress progress) {
        /** Checks the ranges. */
        public Options {
            Require.that(alpha >= 0, "alpha must be at least 0, got %s", alpha);
            Require.that(l1Ratio >= 0 && l1Ratio <= 1, "l1Ratio must be in [0, 1], got %s", l1Ratio);
            Require.that(tolerance > 0, "tolerance must be more than 0, got %s", tolerance);
            Require.that(maxIterations >= 1, "maxIterations must be at least 1, got %d", maxIterations);
            Require.that(progress != null, "progress must not be null");
        }

        /** The defaults: alpha 1, l1Ratio 1, intercept true, tolerance 1e-4, maxIterations 1000, progress NONE. */
        public static Options defaults() {
            return new Options(1, 1, true, 1e-4, 1000, Progress.NONE);
        }

        /** The same with another {@code alpha}. */
        public Options withAlpha(double value) {
            return new Options(value, l1Ratio, intercept, tolerance, maxIterations, progress);
        }

        /** The same with another {@code l1Ratio}. */
        public Options withL1Ratio(double value) {
            return new Options(alpha, value, intercept, tolerance, maxIterations, progress);
        }

        /** The same with another {@code intercept}. */
        public Options withIntercept(boolean value) {
            return new Options(alpha, l1Ratio, value, tolerance, maxIterations, progress);
        }

        /** The same with another {@code tolerance}. */
        public Options withTolerance(double value) {
            return new Options(alpha, l1Ratio, intercept, value, maxIterations, progress);
        }

        /** The same with another {@code maxIterations}. */
        public Options withMaxIterations(int value) {
            return new Options(alpha, l1Ratio, intercept, tolerance, value, progress);
        }

        /** The same with another {@code progress}. */
        public Options withProgress(Progress value) {
            return new Options(alpha, l1Ratio, intercept, tolerance, maxIterations, value);
        }
    }

    /** Fits with equal weights. */
    public static LinearModel fit(Matrix x, double[] y, Options options) {
        return fit(x, y, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d
     * @param y n targets
     * @param weights n weights ≥ 0, or null
     */
    public static LinearModel fit(Matrix x, double[] y, double[] weights, Options options) {
        ElasticNetSolver solver = solver(x, y, weights, options);
        return solver.solve(options.alpha, new double[x.columns()], options);
    }

    /**
     * The models along falling α, each started from the one before: from the least α at which all coefficients are 0 down
     * to {@code ratio} of it, evenly in the logarithm.
     *
     * @param count number of models, at least 2
     * @param ratio of the last α to the first, in (0, 1)
     * @return the points of the path, α falling
     */
    public static List<PathPoint> path(Matrix x, double[] y, int count, double ratio, Options options) {
        Require.that(count >= 2, "count must be at least 2, got %d", count);
        Require.that(ratio > 0 && ratio < 1, "ratio must be in (0, 1), got %s", ratio);
        Require.that(options.l1Ratio > 0, "a path needs l1Ratio above 0: ridge has no α at which all is 0");
        ElasticNetSolver solver = solver(x, y, null, options);
        double first = solver.largestAlpha(options.l1Ratio);
        List<PathPoint> path = new ArrayList<>();
        double[] start = new double[x.columns()];
        for (int i = 0; i < count; i++) {
            double alpha = first * Math.pow(ratio, i / (count - 1.0));
            LinearModel model = solver.solve(alpha, start, options);
            start = model.coefficients();
            path.add(new PathPoint(alpha, model));
        }
        return path;
    }

    /**
     * One model of a path.
     *
     * @param alpha its α
     * @param model the model
     */
    public record PathPoint(double alpha, LinearModel model) {}

    private static ElasticNetSolver solver(Matrix x, double[] y, double[] weights, Options options) {
        Require.data(x, 1);
        Require.target(y, x);
        return new ElasticNetSolver(x, y, Require.weights(weights, x.rows()), options.intercept);
    }
}
