package dev.onsite.ml.tree;

import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Progress;

/**
 * How boosted trees grow.
 *
 * @param rounds trees, or trees a class where there are more than two classes
 * @param learningRate the share of each tree that is added
 * @param maxDepth of each tree
 * @param minLeaf fewest rows of a leaf
 * @param l2 λ added to the curvature of every leaf
 * @param subsample share of the rows each tree sees, drawn without replacement
 * @param maxFeatures columns drawn as candidates at each node; 0 for all
 * @param bins quantile bins of a column; 0 for exact splits
 * @param threads most threads; the result does not depend on it
 * @param seed of the draws
 * @param progress hears of every round, with the mean loss before it
 */
public record BoostingOptions(
        int rounds,
        double learningRate,
        int maxDepth,
        int minLeaf,
        double l2,
        double subsample,
        int maxFeatures,
        int bins,
        int threads,
        long seed,
        Progress progress) {
    /** Checks the ranges. */
    public BoostingOptions {
        Require.that(rounds >= 1, "rounds must be at least 1, got %d", rounds);
        Require.that(learningRate > 0 && learningRate <= 1, "learningRate must be in (0, 1], got %s", learningRate);
        Require.that(maxDepth >= 1, "maxDepth must be at least 1, got %d", maxDepth);
        Require.that(minLeaf >= 1, "minLeaf must be at least 1, got %d", minLeaf);
        Require.that(l2 >= 0, "l2 must be at least 0, got %s", l2);
        Require.that(subsample > 0 && subsample <= 1, "subsample must be in (0, 1], got %s", subsample);
        Require.that(maxFeatures >= 0, "maxFeatures must be at least 0, got %d", maxFeatures);
        Require.that(bins >= 0, "bins must be at least 0, got %d", bins);
        Require.that(threads >= 1, "threads must be at least 1, got %d", threads);
        Require.that(progress != null, "progress must not be null");
    }

    /** The defaults: rounds 100, learningRate 0.1, maxDepth 3, minLeaf 1, l2 0, subsample 1, maxFeatures 0, bins 0,
     * threads 1, seed 0, progress NONE. */
    public static BoostingOptions defaults() {
        return new BoostingOptions(100, 0.1, 3, 1, 0, 1, 0, 0, 1, 0, Progress.NONE);
    }

    /** The same with another {@code rounds}. */
    public BoostingOptions withRounds(int value) {
        return new BoostingOptions(
                value, learningRate, maxDepth, minLeaf, l2, subsample, maxFeatures, bins, threads, seed, progress);
    }

    /** The same with another {@code learningRate}. */
    public BoostingOptions withLearningRate(double value) {
        return new BoostingOptions(
                rounds, value, maxDepth, minLeaf, l2, subsample, maxFeatures, bins, threads, seed, progress);
    }

    /** The same with another {@code maxDepth}. */
    public BoostingOptions withMaxDepth(int value) {
        return new BoostingOptions(
                rounds, learningRate, value, minLeaf, l2, subsample, maxFeatures, bins, threads, seed, progress);
    }

    /** The same with another {@code minLeaf}. */
    public BoostingOptions withMinLeaf(int value) {
        return new BoostingOptions(
                rounds, learningRate, maxDepth, value, l2, subsample, maxFeatures, bins, threads, seed, progress);
    }

    /** The same with another {@code l2}. */
    public BoostingOptions withL2(double value) {
        return new BoostingOptions(
                rounds, learningRate, maxDepth, minLeaf, value, subsample, maxFeatures, bins, threads, seed, progress);
    }

    /** The same with another {@code subsample}. */
    public BoostingOptions withSubsample(double value) {
        return new BoostingOptions(
                rounds, learningRate, maxDepth, minLeaf, l2, value, maxFeatures, bins, threads, seed, progress);
    }

    /** The same with another {@code maxFeatures}. */
    public BoostingOptions withMaxFeatures(int value) {
        return new BoostingOptions(
                rounds, learningRate, maxDepth, minLeaf, l2, subsample, value, bins, threads, seed, progress);
    }

    /** The same with another {@code bins}. */
    public BoostingOptions withBins(int value) {
        return new BoostingOptions(
                rounds, learningRate, maxDepth, minLeaf, l2, subsample, maxFeatures, value, threads, seed, progress);
    }

    /** The same with another {@code threads}. */
    public BoostingOptions withThreads(int value) {
        return new BoostingOptions(
                rounds, learningRate, maxDepth, minLeaf, l2, subsample, maxFeatures, bins, value, seed, progress);
    }

    /** The same with another {@code seed}. */
    public BoostingOptions withSeed(long value) {
        return new BoostingOptions(
                rounds, learningRate, maxDepth, minLeaf, l2, subsample, maxFeatures, bins, threads, value, progress);
    }

    /** The same with another {@code progress}. */
    public BoostingOptions withProgress(Progress value) {
        return new BoostingOptions(
                rounds, learningRate, maxDepth, minLeaf, l2, subsample, maxFeatures, bins, threads, seed, value);
    }
}
