package dev.onsite.ml.neighbors;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;

/**
 * How to predict from neighbours.
 *
 * @param k the number of neighbours
 * @param weighting how much each counts
 * @param search how they are found; the answer is the same
 */
public record NeighborOptions(int k, Weighting weighting, Search search) {
    /** Checks the ranges. */
    public NeighborOptions {
        Require.that(k >= 1, "k must be at least 1, got %d", k);
        Require.that(weighting != null, "weighting must not be null");
        Require.that(search != null, "search must not be null");
    }

    /** The defaults: k 5, weighting UNIFORM, search AUTO. */
    public static NeighborOptions defaults() {
        return new NeighborOptions(5, Weighting.UNIFORM, Search.AUTO);
    }

    /** The same with another {@code k}. */
    public NeighborOptions withK(int value) {
        return new NeighborOptions(value, weighting, search);
    }

    /** The same with another {@code weighting}. */
    public NeighborOptions withWeighting(Weighting value) {
        return new NeighborOptions(k, value, search);
    }

    /** The same with another {@code search}. */
    public NeighborOptions withSearch(Search value) {
        return new NeighborOptions(k, weighting, value);
    }

    /** How much a neighbour counts. */
    public enum Weighting {
        /** All the same. */
        UNIFORM,
        /** By 1/distance; where neighbours lie at distance 0, only those count. */
        DISTANCE
    }

    /** How neighbours are found. */
    public enum Search {
        /** The tree up to 12 dimensions, else brute force. */
        AUTO,
        /** {@link dev.onsite.ml.neighbors.KdTree}. */
        KD_TREE,
        /** {@link dev.onsite.ml.neighbors.BruteForce}. */
        BRUTE_FORCE
    }

    NeighborSearch over(Matrix points) {
        boolean tree = search == Search.KD_TREE || (search == Search.AUTO && points.columns() <= 12);
        return tree ? KdTree.of(points) : BruteForce.of(points);
    }

    /** The share of each neighbour, summing to 1. */
    double[] shares(Neighbors neighbors) {
        double[] shares = new double[neighbors.size()];
        boolean exact = neighbors.distances()[0] == 0;
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            double distance = neighbors.distances()[i];
            if (weighting == Weighting.UNIFORM) {
                shares[i] = 1;
            } else if (exact) {
                shares[i] = distance == 0 ? 1 : 0;
            } else {
                shares[i] = neighbors.distances()[0] / distance;
            }
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
