package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Progress;

/**
 * How stochastic gradients step: rate t is initialRate/(1 + decay · t), t counting rows.
 *
 * @param initialRate the first step along the negative gradient
 * @param decay how the rate falls; 0 keeps it
 * @param l2 λ₂ of ½λ₂‖w‖²
 * @param l1 λ₁ of λ₁‖w‖₁
 * @param intercept whether to fit b
 * @param averaged whether to return the mean of all steps' weights (Polyak and Juditsky 1992)
 * @param maxEpochs most passes over the data
 * @param tolerance the fit has converged when five epochs running the mean loss fell by less
 * @param seed of the shuffles
 * @param progress hears of every epoch, with the mean loss of the one before
 */
public record SgdOptions(
        double initialRate,
        double decay,
        double l2,
        double l1,
        boolean intercept,
        boolean averaged,
        int maxEpochs,
        double tolerance,
        long seed,
        Progress progress) {
    /** Checks the ranges. */
    public SgdOptions {
        Require.that(initialRate > 0, "initialRate must be more than 0, got %s", initialRate);
        Require.that(decay >= 0, "decay must be at least 0, got %s", decay);
        Require.that(l2 >= 0, "l2 must be at least 0, got %s", l2);
        Require.that(l1 >= 0, "l1 must be at least 0, got %s", l1);
        Require.that(maxEpochs >= 1, "maxEpochs must be at least 1, got %d", maxEpochs);
        Require.that(tolerance >= 0, "tolerance must be at least 0, got %s", tolerance);
        Require.that(progress != null, "progress must not be null");
    }

    /** The defaults: initialRate 0.01, decay 1e-4, l2 1e-4, l1 0, intercept true, averaged false, maxEpochs 1000,
     * tolerance 1e-3, seed 0, progress NONE. */
    public static SgdOptions defaults() {
        return new SgdOptions(0.01, 1e-4, 1e-4, 0, true, false, 1000, 1e-3, 0, Progress.NONE);
    }

    /** The same with another {@code initialRate}. */
    public SgdOptions withInitialRate(double value) {
        return new SgdOptions(value, decay, l2, l1, intercept, averaged, maxEpochs, tolerance, seed, progress);
    }

    /** The same with another {@code decay}. */
    public SgdOptions withDecay(double value) {
        return new SgdOptions(initialRate, value, l2, l1, intercept, averaged, maxEpochs, tolerance, seed, progress);
    }

    /** The same with another {@code l2}. */
    public SgdOptions withL2(double value) {
        return new SgdOptions(initialRate, decay, value, l1, intercept, averaged, maxEpochs, tolerance, seed, progress);
    }

    /** The same with another {@code l1}. */
    public SgdOptions withL1(double value) {
        return new SgdOptions(initialRate, decay, l2, value, intercept, averaged, maxEpochs, tolerance, seed, progress);
    }

    /** The same with another {@code intercept}. */
    public SgdOptions withIntercept(boolean value) {
        return new SgdOptions(initialRate, decay, l2, l1, value, averaged, maxEpochs, tolerance, seed, progress);
    }

    /** The same with another {@code averaged}. */
    public SgdOptions withAveraged(boolean value) {
        return new SgdOptions(initialRate, decay, l2, l1, intercept, value, maxEpochs, tolerance, seed, progress);
    }

    /** The same with another {@code maxEpochs}. */
    public SgdOptions withMaxEpochs(int value) {
        return new SgdOptions(initialRate, decay, l2, l1, intercept, averaged, value, tolerance, seed, progress);
    }

    /** The same with another {@code tolerance}. */
    public SgdOptions withTolerance(double value) {
        return new SgdOptions(initialRate, decay, l2, l1, intercept, averaged, maxEpochs, value, seed, progress);
    }

    /** The same with another {@code seed}. */
    public SgdOptions withSeed(long value) {
        return new SgdOptions(initialRate, decay, l2, l1, intercept, averaged, maxEpochs, tolerance, value, progress);
    }

    /** The same with another {@code progress}. */
    public SgdOptions withProgress(Progress value) {
        return new SgdOptions(initialRate, decay, l2, l1, intercept, averaged, maxEpochs, tolerance, seed, value);
    }

    double rate(long step) {
        return initialRate / (1 + decay * step);
    }
}
