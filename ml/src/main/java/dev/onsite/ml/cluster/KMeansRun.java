package dev.onsite.ml.cluster;

import dev.onsite.ml.Parallel;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.VectorKernels;
import java.util.Arrays;

/**
 * One run of k-means from given centroids. The result is the same for any number of threads.
 */
final class KMeansRun {
    static final int CHUNK = 4096;
    private static final int MOST_PARTS = 16;

    private final Matrix x;
    private final double[] weights;
    private final KMeans.Options options;
    private final int n;
    private final int d;
    private final int k;
    private final int[] labels;
    private final double[] squared;
    private final double[] lower;
    private final VectorKernels kernels = Kernels.vectors();

    KMeansRun(Matrix x, double[] weights, KMeans.Options options) {
        this.x = x;
        this.weights = weights;
        this.options = options;
        n = x.rows();
        d = x.columns();
        k = options.k();
        labels = new int[n];
        squared = new double[n];
        lower = new double[n];
        Arrays.fill(labels, -1);
    }

    KMeans from(Matrix start) {
        Matrix centroids = start;
        double limit = options.tolerance() * KMeans.meanVariance(x, weights);
        double[] history = new double[options.maxIterations() + 1];
        assign(centroids, null);
        history[0] = inertia();
        int iterations = 0;
        boolean converged = false;
        while (iterations < options.maxIterations() && !converged) {
            options.progress().report(iterations, options.maxIterations(), history[iterations]);
            Matrix moved = means(centroids);
            double[] moves = new double[k];
            double movement = 0;
            for (int j = 0; j < k; j++) {
                double move = kernels.squaredL2(moved.values(), j * d, centroids.values(), j * d, d);
                movement += move;
                moves[j] = Math.sqrt(move);
            }
            centroids = moved;
            boolean changed = assign(centroids, moves);
            history[++iterations] = inertia();
            converged = !changed || movement <= limit;
        }
        return new KMeans(
                centroids, labels, history[iterations], iterations, Arrays.copyOf(history, iterations + 1), converged);
    }

    KMeans assigned(Matrix centroids, int iterations) {
        assign(centroids, null);
        double inertia = inertia();
        return new KMeans(centroids, labels, inertia, iterations, new double[] {inertia}, false);
    }

    /** Gives every point its nearest centroid; says whether a label changed. */
    private boolean assign(Matrix centroids, double[] moves) {
        boolean bounded = moves != null && options.algorithm() != KMeans.Algorithm.LLOYD && k > 1;
        Bounds bounds = bounded ? new Bounds(halfSeparation(centroids), moves) : null;
        NearestScan scan = new NearestScan(x, centroids);
        int chunks = Parallel.chunks(n, CHUNK);
        boolean[] changed = new boolean[chunks];
        Parallel.run(chunks, options.threads(), chunk -> {
            int end = Math.min(n, (chunk + 1) * CHUNK);
            int[] open = new int[CHUNK];
            int count = 0;
            for (int i = chunk * CHUNK; i < end; i++) {
                if (!bounded || !bounds.hold(i, centroids)) {
                    open[count++] = i;
                }
            }
            changed[chunk] = scan.run(open, count, labels, squared, lower);
        });
        boolean any = false;
        for (boolean one : changed) {
            any |= one;
        }
        return any;
    }

    /** Hamerly's bounds after the centroids have moved. */
    private final class Bounds {
        private final double[] separation;
        private final double[] moves;
        private final int farthest;
        private final double second;

        Bounds(double[] separation, double[] moves) {
            this.separation = separation;
            this.moves = moves;
            farthest = argMax(moves);
            second = secondMax(moves, farthest);
        }

        /** Whether point i surely keeps its centroid; updates its lower bound and its distance. */
        boolean hold(int i, Matrix centroids) {
            // Any other centroid came nearer by at most the largest move of those.
            lower[i] -= labels[i] == farthest ? second : moves[farthest];
            squared[i] = kernels.squaredL2(x.values(), i * d, centroids.values(), labels[i] * d, d);
            double bound = Math.max(lower[i], separation[labels[i]]);
            // The margin covers the rounding of distances and of the bound's updates.
            return Math.sqrt(squared[i]) < bound * (1 - 1e-10);
        }
    }

    /** Half the distance of each centroid to its nearest other: a point nearer than that has no nearer centroid. */
    private double[] halfSeparation(Matrix centroids) {
        double[] half = new double[k];
        Arrays.fill(half, Double.POSITIVE_INFINITY);
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < a; b++) {
                double distance = kernels.squaredL2(centroids.values(), a * d, centroids.values(), b * d, d);
                half[a] = Math.min(half[a], distance);
                half[b] = Math.min(half[b], distance);
            }
        }
        for (int j = 0; j < k; j++) {
            half[j] = 0.5 * Math.sqrt(half[j]);
        }
        return half;
    }

    private static int argMax(double[] values) {
        int best = 0;
        for (int j = 1; j < values.length; j++) {
            if (values[j] > values[best]) {
                best = j;
            }
        }
        return best;
    }

    private static double secondMax(double[] values, int best) {
        double second = 0;
        for (int j = 0; j < values.length; j++) {
            if (j != best) {
                second = Math.max(second, values[j]);
            }
        }
        return second;
    }

    private double inertia() {
        double inertia = 0;
        for (int i = 0; i < n; i++) {
            inertia += weights[i] * squared[i];
        }
        return inertia;
    }

    /** Summed in parts whose number hangs on n and k alone, so that the threads do not change the rounding. */
    private Matrix means(Matrix centroids) {
        int parts = Math.max(1, Math.min(MOST_PARTS, n / (4 * k)));
        Matrix[] sums = new Matrix[parts];
        double[][] masses = new double[parts][k];
        Parallel.run(parts, options.threads(), part -> {
            Matrix sum = Matrix.zeros(k, d);
            int end = (int) ((long) n * (part + 1) / parts);
            for (int i = (int) ((long) n * part / parts); i < end; i++) {
                kernels.axpy(weights[i], x.values(), i * d, sum.values(), labels[i] * d, d);
                masses[part][labels[i]] += weights[i];
            }
            sums[part] = sum;
        });
        double[] total = sums[0].values();
        double[] mass = masses[0];
        for (int part = 1; part < parts; part++) {
            kernels.axpy(1, sums[part].values(), 0, total, 0, k * d);
            kernels.axpy(1, masses[part], 0, mass, 0, k);
        }
        for (int j = 0; j < k; j++) {
            for (int f = 0; f < d; f++) {
                total[j * d + f] = mass[j] > 0 ? total[j * d + f] / mass[j] : centroids.get(j, f);
            }
        }
        return sums[0];
    }
}
