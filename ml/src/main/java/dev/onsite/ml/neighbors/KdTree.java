package dev.onsite.ml.neighbors;

import dev.onsite.ml.linalg.BlockKernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import java.util.Arrays;

/**
 * A k-d tree (Bentley 1975; Friedman, Bentley and Finkel 1977): nodes halve their points at the median of the widest side of
 * their box, by selection; leaves hold up to {@code leafSize} points side by side in memory.
 *
 * <p>Build O(n log n); a query O(log n) in few dimensions, but O(n) once d nears log₂ n: then every box touches the ball
 * around the query. A node is skipped if its box (the least one around its points) lies farther than the k-th nearest so far.
 * Duplicates are fine: halves are by position, not by value.
 */
public final class KdTree extends NeighborSearch {
    /** A box's distance and a point's are rounded differently: skip only what is farther beyond doubt. */
    private static final double SURELY = 1 - 1e-12;

    private final Matrix points;
    private final int depth;
    private final int stride;
    private final int[] order;
    private final int[] leafStart;
    private final double[] leaves;
    private final double[] boxes;
    private final BlockKernels kernels = BlockKernels.chosen();

    private KdTree(Matrix points, int leafSize) {
        int n = points.rows();
        int d = points.columns();
        this.points = points;
        int levels = 0;
        while ((n >> levels) > leafSize) {
            levels++;
        }
        depth = levels;
        int leafCount = 1 << depth;
        stride = BlockKernels.padded((n + leafCount - 1) / leafCount + 1);
        order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        leafStart = new int[leafCount + 1];
        leafStart[leafCount] = n;
        boxes = new double[Math.toIntExact(2L * d * (2L * leafCount))];
        leaves = new double[Math.toIntExact((long) leafCount * stride * d)];
        split(1, 0, n);
    }

    /** A tree with leaves of at most 40 points. */
    public static KdTree of(Matrix points) {
        return of(points, 40);
    }

    /**
     * Builds.
     *
     * @param points n × d
     * @param leafSize most points of a leaf, at least 1
     */
    public static KdTree of(Matrix points, int leafSize) {
        Require.data(points, 1);
        Require.that(leafSize >= 1, "leafSize must be at least 1, got %d", leafSize);
        return new KdTree(points.copy(), leafSize);
    }

    /** Node numbers are those of a heap: the children of v are 2v and 2v + 1, the leaves those of the last level. */
    private void split(int node, int from, int to) {
        int d = points.columns();
        int box = 2 * d * node;
        for (int f = 0; f < d; f++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double value = points.values()[order[i] * d + f];
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            boxes[box + 2 * f] = low;
            boxes[box + 2 * f + 1] = high;
        }
        int leaf = node - (1 << depth);
        if (leaf >= 0) {
            leafStart[leaf] = from;
            BlockKernels.pack(
                    points.rows(Arrays.copyOfRange(order, from, to)), 0, to - from, leaves, leaf * d * stride);
            return;
        }
        int widest = 0;
        for (int f = 1; f < d; f++) {
            if (boxes[box + 2 * f + 1] - boxes[box + 2 * f] > boxes[box + 2 * widest + 1] - boxes[box + 2 * widest]) {
                widest = f;
            }
        }
        int middle = (from + to) >>> 1;
        select(widest, from, to - 1, middle);
        split(2 * node, from, middle);
        split(2 * node + 1, middle, to);
    }

    /** Hoare's selection: afterwards no point before {@code middle} has a larger value than one from it on. */
    private void select(int f, int first, int last, int middle) {
        int d = points.columns();
        double[] values = points.values();
        int low = first;
        int high = last;
        while (low < high) {
            double pivot = medianOfThree(
                    values[order[low] * d + f], values[order[(low + high) >>> 1] * d + f], values[order[high] * d + f]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[order[i] * d + f] < pivot) {
                    i++;
                }
                while (values[order[j] * d + f] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swapped = order[i];
                    order[i++] = order[j];
                    order[j--] = swapped;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static double medianOfThree(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    @Override
    public Matrix points() {
        return points;
    }

    @Override
    int scratch() {
        return stride;
    }

    @Override
    void collect(double[] queries, int offset, NearestHeap heap, double[] scratch) {
        collect(1, 0, queries, offset, heap, scratch);
    }

    private void collect(int node, double distance, double[] queries, int offset, NearestHeap heap, double[] scratch) {
        if (distance * SURELY > heap.limit()) {
            return;
        }
        int leaf = node - (1 << depth);
        if (leaf >= 0) {
            int from = leafStart[leaf];
            int count = distances(leaf, queries, offset, scratch);
            double limit = heap.limit();
            for (int j = 0; j < count; j++) {
                if (scratch[j] <= limit) {
                    heap.offer(scratch[j], order[from + j]);
                    limit = heap.limit();
                }
            }
            return;
        }
        double left = toBox(2 * node, queries, offset);
        double right = toBox(2 * node + 1, queries, offset);
        if (left <= right) {
            collect(2 * node, left, queries, offset, heap, scratch);
            collect(2 * node + 1, right, queries, offset, heap, scratch);
        } else {
            collect(2 * node + 1, right, queries, offset, heap, scratch);
            collect(2 * node, left, queries, offset, heap, scratch);
        }
    }

    @Override
    void collectWithin(double[] query, double squaredRadius, RadiusResult result, double[] scratch) {
        collectWithin(1, query, squaredRadius, result, scratch);
    }

    private void collectWithin(int node, double[] query, double squaredRadius, RadiusResult result, double[] scratch) {
        if (toBox(node, query, 0) * SURELY > squaredRadius) {
            return;
        }
        int leaf = node - (1 << depth);
        if (leaf >= 0) {
            int count = distances(leaf, query, 0, scratch);
            for (int j = 0; j < count; j++) {
                if (scratch[j] <= squaredRadius) {
                    result.add(scratch[j], order[leafStart[leaf] + j]);
                }
            }
            return;
        }
        collectWithin(2 * node, query, squaredRadius, result, scratch);
        collectWithin(2 * node + 1, query, squaredRadius, result, scratch);
    }

    private int distances(int leaf, double[] queries, int offset, double[] scratch) {
        int d = points.columns();
        int count = leafStart[leaf + 1] - leafStart[leaf];
        kernels.squaredDistances(leaves, leaf * d * stride, count, d, queries, offset, scratch);
        return count;
    }

    /** The squared distance of the query to a node's box, 0 inside. */
    private double toBox(int node, double[] queries, int offset) {
        int d = points.columns();
        int box = 2 * d * node;
        double sum = 0;
        for (int f = 0; f < d; f++) {
            double q = queries[offset + f];
            // Without branches: which side of a box a query lies on cannot be predicted (at d = 16, 19 s against 8.5
            // s).
            double gap = Math.max(0, Math.max(boxes[box + 2 * f] - q, q - boxes[box + 2 * f + 1]));
            sum += gap * gap;
        }
        return sum;
    }
}
