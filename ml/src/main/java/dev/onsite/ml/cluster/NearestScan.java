package dev.onsite.ml.cluster;

import dev.onsite.ml.linalg.BlockKernels;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.VectorKernels;

/**
 * The nearest and the second nearest of all centroids, for many points.
 *
 * <p>The nearest centroid has the largest x·c − ½‖c‖²: one fused multiply-add an element instead of a difference and a
 * multiply-add, four points at a time against centroids packed in panels. Everything is taken relative to the
 * centroids' mean, or points far from the origin would cancel all their digits. Where first and second are too near to be
 * told apart so, distances are taken directly; the winner's distance always is.
 */
final class NearestScan {
    private final Matrix x;
    private final Matrix centroids;
    private final int d;
    private final int k;
    private final int stride;
    private final double[] block;
    private final double[] bias;
    private final double[] centre;
    private final double largestNorm;
    private final BlockKernels blocks = BlockKernels.chosen();
    private final VectorKernels kernels = Kernels.vectors();

    NearestScan(Matrix x, Matrix centroids) {
        this.x = x;
        this.centroids = centroids;
        d = x.columns();
        k = centroids.rows();
        stride = BlockKernels.padded(k);
        centre = new double[d];
        for (int j = 0; j < k; j++) {
            kernels.axpy(1.0 / k, centroids.values(), j * d, centre, 0, d);
        }
        Matrix centred = centroids.copy();
        bias = new double[stride];
        double largest = 0;
        for (int j = 0; j < stride; j++) {
            if (j < k) {
                kernels.axpy(-1, centre, 0, centred.values(), j * d, d);
                double norm = kernels.dot(centred.values(), j * d, centred.values(), j * d, d);
                bias[j] = -0.5 * norm;
                largest = Math.max(largest, norm);
            } else {
                bias[j] = Double.NEGATIVE_INFINITY;
            }
        }
        largestNorm = largest;
        block = new double[stride * d];
        BlockKernels.pack(centred, 0, k, block, 0);
    }

    /** Scans the points with these indices; fills label, squared distance and a lower bound on any other's distance. */
    boolean run(int[] indices, int count, int[] labels, double[] squared, double[] lower) {
        double[] four = new double[4 * d];
        double[] scores = new double[4 * stride];
        double[] top = new double[2];
        boolean changed = false;
        for (int from = 0; from < count; from += 4) {
            int group = Math.min(4, count - from);
            for (int q = 0; q < group; q++) {
                int row = indices[from + q] * d;
                for (int f = 0; f < d; f++) {
                    four[q * d + f] = x.values()[row + f] - centre[f];
                }
            }
            blocks.scores4(block, 0, k, d, bias, four, 0, scores);
            for (int q = 0; q < group; q++) {
                int i = indices[from + q];
                int nearest = blocks.topTwo(scores, q * stride, stride, top);
                double norm = kernels.dot(four, q * d, four, q * d, d);
                // Rounding of a score is below d ulp of what is added up.
                double slack = 1e-15 * (d + 4) * (norm + largestNorm);
                if (!(top[0] - top[1] > slack)) {
                    changed |= scan(i, labels, squared, lower);
                    continue;
                }
                changed |= labels[i] != nearest;
                labels[i] = nearest;
                squared[i] = kernels.squaredL2(x.values(), i * d, centroids.values(), nearest * d, d);
                lower[i] = Math.sqrt(Math.max(0, norm - 2 * (top[1] + slack)));
            }
        }
        return changed;
    }

    /** All distances, directly; the lowest centroid wins a tie. */
    private boolean scan(int i, int[] labels, double[] squared, double[] lower) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (int j = 0; j < k; j++) {
            double distance = kernels.squaredL2(x.values(), i * d, centroids.values(), j * d, d);
            if (distance < least) {
                second = least;
                least = distance;
                nearest = j;
            } else if (distance < second) {
                second = distance;
            }
        }
        boolean changed = labels[i] != nearest;
        labels[i] = nearest;
        squared[i] = least;
        lower[i] = Math.sqrt(second);
        return changed;
    }
}
