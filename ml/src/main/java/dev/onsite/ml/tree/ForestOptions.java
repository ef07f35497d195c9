package dev.onsite.ml.tree;

import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Progress;

/**
 * How a forest grows.
 *
 * @param tree how each tree grows; maxFeatures 0 means √d for classes, d/3 for numbers, at least 1 (its
 *     seed is not used)
 * @param trees the number of trees
 * @param bootstrap whether each tree sees n rows drawn with replacement, or all
 * @param threads most threads; the result does not depend on it
 * @param seed of the draws of rows and columns
 * @param progress hears of each batch of trees; the objective is NaN
 */
public record ForestOptions(TreeOptions tree, int trees, boolean bootstrap, int threads, long seed, Progress progress) {
    /** Checks the ranges. */
    public ForestOptions {
        Require.that(tree != null, "tree must not be null");
        Require.that(trees >= 1, "trees must be at least 1, got %d", trees);
        Require.that(threads >= 1, "threads must be at least 1, got %d", threads);
        Require.that(progress != null, "progress must not be null");
    }

    /** The defaults: trees 100, bootstrap true, threads 1, seed 0, progress NONE. */
    public static ForestOptions of(TreeOptions tree) {
        return new ForestOptions(tree, 100, true, 1, 0, Progress.NONE);
    }

    /** The same with another {@code trees}. */
    public ForestOptions withTrees(int value) {
        return new ForestOptions(tree, value, bootstrap, threads, seed, progress);
    }

    /** The same with another {@code bootstrap}. */
    public ForestOptions withBootstrap(boolean value) {
        return new ForestOptions(tree, trees, value, threads, seed, progress);
    }

    /** The same with another {@code threads}. */
    public ForestOptions withThreads(int value) {
        return new ForestOptions(tree, trees, bootstrap, value, seed, progress);
    }

    /** The same with another {@code seed}. */
    public ForestOptions withSeed(long value) {
        return new ForestOptions(tree, trees, bootstrap, threads, value, progress);
    }

    /** The same with another {@code progress}. */
    public ForestOptions withProgress(Progress value) {
        return new ForestOptions(tree, trees, bootstrap, threads, seed, value);
    }
}
