package dev.onsite.ml.tree;

import dev.onsite.ml.linalg.Require;

/**
 * How a tree grows.
 *
 * @param criterion what a split is to lower
 * @param maxDepth most splits between root and leaf
 * @param minSplit fewest rows of a node that is split
 * @param minLeaf fewest rows of a leaf
 * @param minImpurityDecrease least share of the rows · fall of the impurity that a split must bring
 * @param maxFeatures columns drawn as candidates at each node, columns constant there not counted; 0 for
 *     all
 * @param bins 0 looks at every threshold (exact); else columns are cut into so many quantile bins first
 *     (histogram)
 * @param seed of the draws of columns
 */
public record TreeOptions(
        Criterion criterion,
        int maxDepth,
        int minSplit,
        int minLeaf,
        double minImpurityDecrease,
        int maxFeatures,
        int bins,
        long seed) {
    /** Checks the ranges. */
    public TreeOptions {
        Require.that(criterion != null, "criterion must not be null");
        Require.that(maxDepth >= 1, "maxDepth must be at least 1, got %d", maxDepth);
        Require.that(minSplit >= 2, "minSplit must be at least 2, got %d", minSplit);
        Require.that(minLeaf >= 1, "minLeaf must be at least 1, got %d", minLeaf);
        Require.that(minImpurityDecrease >= 0, "minImpurityDecrease must be at least 0, got %s", minImpurityDecrease);
        Require.that(maxFeatures >= 0, "maxFeatures must be at least 0, got %d", maxFeatures);
        Require.that(bins >= 0, "bins must be at least 0, got %d", bins);
    }

    /** The defaults: no limit of depth, minSplit 2, minLeaf 1, minImpurityDecrease 0, maxFeatures 0, bins 0, seed
     * 0. */
    public static TreeOptions of(Criterion criterion) {
        return new TreeOptions(criterion, Integer.MAX_VALUE, 2, 1, 0, 0, 0, 0);
    }

    /** The same with another {@code maxDepth}. */
    public TreeOptions withMaxDepth(int value) {
        return new TreeOptions(criterion, value, minSplit, minLeaf, minImpurityDecrease, maxFeatures, bins, seed);
    }

    /** The same with another {@code minSplit}. */
    public TreeOptions withMinSplit(int value) {
        return new TreeOptions(criterion, maxDepth, value, minLeaf, minImpurityDecrease, maxFeatures, bins, seed);
    }

    /** The same with another {@code minLeaf}. */
    public TreeOptions withMinLeaf(int value) {
        return new TreeOptions(criterion, maxDepth, minSplit, value, minImpurityDecrease, maxFeatures, bins, seed);
    }

    /** The same with another {@code minImpurityDecrease}. */
    public TreeOptions withMinImpurityDecrease(double value) {
        return new TreeOptions(criterion, maxDepth, minSplit, minLeaf, value, maxFeatures, bins, seed);
    }

    /** The same with another {@code maxFeatures}. */
    public TreeOptions withMaxFeatures(int value) {
        return new TreeOptions(criterion, maxDepth, minSplit, minLeaf, minImpurityDecrease, value, bins, seed);
    }

    /** The same with another {@code bins}. */
    public TreeOptions withBins(int value) {
        return new TreeOptions(criterion, maxDepth, minSplit, minLeaf, minImpurityDecrease, maxFeatures, value, seed);
    }

    /** The same with another {@code seed}. */
    public TreeOptions withSeed(long value) {
        return new TreeOptions(criterion, maxDepth, minSplit, minLeaf, minImpurityDecrease, maxFeatures, bins, value);
    }
}
