package dev.onsite.ml.neighbors;

import dev.onsite.ml.linalg.BlockKernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;

/**
 * Every distance, block by block: O(nd) a query, no training, O(nd) space. From about 15 dimensions on, where a tree prunes
 * little, nothing exact beats it by much.
 */
public final class BruteForce extends NeighborSearch {
    private static final int BLOCK = 256;

    private final Matrix points;
    private final double[] blocks;
    private final BlockKernels kernels = BlockKernels.chosen();

    private BruteForce(Matrix points, double[] blocks) {
        this.points = points;
        this.blocks = blocks;
    }

    /** Copies the points, n × d. */
    public static BruteForce of(Matrix points) {
        Require.data(points, 1);
        int n = points.rows();
        int d = points.columns();
        double[] blocks = new double[Math.toIntExact((long) (n + BLOCK - 1) / BLOCK * BLOCK * d)];
        for (int from = 0; from < n; from += BLOCK) {
            BlockKernels.pack(points, from, Math.min(n, from + BLOCK), blocks, from * d);
        }
        return new BruteForce(points.copy(), blocks);
    }

    @Override
    public Matrix points() {
        return points;
    }

    @Override
    int scratch() {
        return BLOCK;
    }

    @Override
    void collect(double[] queries, int offset, NearestHeap heap, double[] scratch) {
        for (int from = 0; from < points.rows(); from += BLOCK) {
            int count = distances(queries, offset, from, scratch);
            double limit = heap.limit();
            for (int j = 0; j < count; j++) {
                if (scratch[j] < limit) {
                    heap.offer(scratch[j], from + j);
                    limit = heap.limit();
                }
            }
        }
    }

    @Override
    void collectWithin(double[] query, double squaredRadius, RadiusResult result, double[] scratch) {
        for (int from = 0; from < points.rows(); from += BLOCK) {
            int count = distances(query, 0, from, scratch);
            for (int j = 0; j < count; j++) {
                if (scratch[j] <= squaredRadius) {
                    result.add(scratch[j], from + j);
                }
            }
        }
    }

    private int distances(double[] queries, int offset, int from, double[] scratch) {
        int d = points.columns();
        int count = Math.min(BLOCK, points.rows() - from);
        kernels.squaredDistances(blocks, from * d, count, d, queries, offset, scratch);
        return count;
    }
}
