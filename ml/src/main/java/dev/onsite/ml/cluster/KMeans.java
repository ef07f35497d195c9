package dev.onsite.ml.cluster;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Model;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Progress;
import java.util.Arrays;
import java.util.Random;

/**
 * k-means: k centroids that minimise the inertia Σᵢ wᵢ · minⱼ ‖xᵢ − cⱼ‖² (a local minimum of it).
 *
 * <p>Every method of {@link Algorithm} makes the same steps as Lloyd's (1982) from the same start, up to rounding: they
 * differ in how many distances they can prove unnecessary. One iteration costs O(nkd) time; memory is O(n + kd) (never
 * n × k × d). Ties go to the lowest cluster. A cluster that loses all its points keeps its centroid.
 *
 * <p>Iteration stops when the centroids' squared movement Σⱼ‖Δcⱼ‖² is at most {@code tolerance} times the mean variance of
 * the features, when no point changes its cluster, or after {@code maxIterations}. Labels and inertia always belong to the
 * centroids returned.
 */
public final class KMeans implements Model {
    /** The file format. */
    public static final ModelFormat<KMeans> FORMAT = new ModelFormat<>("k-means", 1, KMeans::write, KMeans::read);

    private final Matrix centroids;
    private final int[] labels;
    private final double inertia;
    private final int iterations;
    private final double[] inertiaHistory;
    private final boolean converged;

    KMeans(Matrix centroids, int[] labels, double inertia, int iterations, double[] inertiaHistory, boolean converged) {
        this.centroids = centroids;
        this.labels = labels;
        this.inertia = inertia;
        this.iterations = iterations;
        this.inertiaHistory = inertiaHistory;
        this.converged = converged;
    }

    /** How the first centroids are chosen. */
    public enum Start {
        /**
         * Greedy k-means++ (Arthur and Vassilvitskii 2007): each next one is the best of 2 + ⌊ln k⌋ points drawn with
         * probability proportional to the weighted squared distance to the nearest one so far.
         */
        PLUS_PLUS,
        /** k distinct points, uniformly. */
        RANDOM
    }

    /**
     * What to fit and how.
     *
     * @param k clusters, at least 1 and at most the number of points
     * @param start how the first centroids are chosen
     * @param initialCentroids the first centroids themselves, k × d, or null; given, {@code start} and {@code restarts}
     *     are not used
     * @param restarts runs from different starts, of which the one of least inertia is kept
     * @param maxIterations most iterations a run
     * @param tolerance see the class
     * @param algorithm how distances are saved
     * @param threads most threads; the result does not depend on it
     * @param seed of the starts
     * @param progress hears of every iteration (with the inertia before it), of all restarts in turn
     */
    public record Options(
            int k,
            Start start,
            Matrix initialCentroids,
            int restarts,
            int maxIterations,
            double tolerance,
            Algorithm algorithm,
            int threads,
            long seed,
            Progress progress) {
        /** Checks the ranges. */
        public Options {
            Require.that(k >= 1, "k must be at least 1, got %d", k);
            Require.that(
                    initialCentroids == null || initialCentroids.rows() == k,
                    "initialCentroids must have k = %d rows, got %d",
                    k,
                    initialCentroids == null ? 0 : initialCentroids.rows());
            Require.that(restarts >= 1, "restarts must be at least 1, got %d", restarts);
            Require.that(maxIterations >= 1, "maxIterations must be at least 1, got %d", maxIterations);
            Require.that(tolerance >= 0, "tolerance must be at least 0, got %s", tolerance);
            Require.that(threads >= 1, "threads must be at least 1, got %d", threads);
        }

        /** k-means++, 10 restarts, 300 iterations, tolerance 1e-4, one thread, seed 0. */
        public static Options of(int k) {
            return new Options(k, Start.PLUS_PLUS, null, 10, 300, 1e-4, Algorithm.AUTO, 1, 0, Progress.NONE);
        }

        /** Starts from random points, or by k-means++. */
        public Options withStart(Start value) {
            return new Options(
                    k, value, initialCentroids, restarts, maxIterations, tolerance, algorithm, threads, seed, progress);
        }

        /** Starts from these centroids, k × d. */
        public Options withInitialCentroids(Matrix value) {
            return new Options(k, start, value, restarts, maxIterations, tolerance, algorithm, threads, seed, progress);
        }

        /** Runs so often. */
        public Options withRestarts(int value) {
            return new Options(
                    k, start, initialCentroids, value, maxIterations, tolerance, algorithm, threads, seed, progress);
        }

        /** Stops a run after so many iterations. */
        public Options withMaxIterations(int value) {
            return new Options(
                    k, start, initialCentroids, restarts, value, tolerance, algorithm, threads, seed, progress);
        }

        /** Stops a run at this relative movement. */
        public Options withTolerance(double value) {
            return new Options(
                    k, start, initialCentroids, restarts, maxIterations, value, algorithm, threads, seed, progress);
        }

        /** Assigns points by this method. */
        public Options withAlgorithm(Algorithm value) {
            return new Options(
                    k, start, initialCentroids, restarts, maxIterations, tolerance, value, threads, seed, progress);
        }

        /** Uses up to so many threads. */
        public Options withThreads(int value) {
            return new Options(
                    k, start, initialCentroids, restarts, maxIterations, tolerance, algorithm, value, seed, progress);
        }

        /** Seeds the starts. */
        public Options withSeed(long value) {
            return new Options(
                    k,
                    start,
                    initialCentroids,
                    restarts,
                    maxIterations,
                    tolerance,
                    algorithm,
                    threads,
                    value,
                    progress);
        }

        /** Reports to this listener. */
        public Options withProgress(Progress value) {
            return new Options(
                    k, start, initialCentroids, restarts, maxIterations, tolerance, algorithm, threads, seed, value);
        }
    }

    /** How points find their centroid. */
    public enum Algorithm {
        /** {@link #HAMERLY} when k is at least 2, else {@link #LLOYD}. */
        AUTO,
        /** Every distance, every time. */
        LLOYD,
        /**
         * Hamerly (2010): an upper bound on the distance to a point's own centroid and one lower bound on that to any
         * other skip most points once centroids move little.
         */
        HAMERLY
    }

    /** Fits with equal weights. */
    public static KMeans fit(Matrix x, Options options) {
        return fit(x, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d, finite
     * @param weights n weights ≥ 0, or null for equal ones
     * @throws IllegalArgumentException if x is empty or not finite, or k exceeds n
     */
    public static KMeans fit(Matrix x, double[] weights, Options options) {
        Require.data(x, 1);
        double[] w = Require.weights(weights, x.rows());
        Require.that(
                options.k <= x.rows(),
                "k must be between 1 and %d (the number of points), got %d",
                x.rows(),
                options.k);
        if (options.initialCentroids != null) {
            Require.features(options.initialCentroids, x.columns());
            return new KMeansRun(x, w, options).from(options.initialCentroids.copy());
        }
        Random random = new Random(options.seed);
        KMeans best = null;
        for (int restart = 0; restart < options.restarts; restart++) {
            KMeans run = new KMeansRun(x, w, options).from(KMeansStart.choose(x, w, options, random));
            if (best == null || run.inertia < best.inertia) {
                best = run;
            }
        }
        return best;
    }

    /** The centroids, k × d. */
    public Matrix centroids() {
        return centroids.copy();
    }

    /** The cluster of each point fitted on, 0 … k − 1. */
    public int[] labels() {
        return labels.clone();
    }

    /** Σ wᵢ‖xᵢ − c(xᵢ)‖² over the points fitted on. */
    public double inertia() {
        return inertia;
    }

    /** Iterations of the run that was kept. */
    public int iterations() {
        return iterations;
    }

    /** The inertia at the start and after each iteration of the run that was kept. It never rises. */
    public double[] inertiaHistory() {
        return inertiaHistory.clone();
    }

    /** Whether the run that was kept stopped by tolerance rather than by {@code maxIterations}. */
    public boolean converged() {
        return converged;
    }

    /** The number of clusters. */
    public int k() {
        return centroids.rows();
    }

    @Override
    public int features() {
        return centroids.columns();
    }

    /** The nearest centroid of a point, O(kd). */
    public int predict(double[] row) {
        Require.features(row, features());
        return nearest(row, 0);
    }

    /** The nearest centroid of each row. */
    public int[] predict(Matrix x) {
        Require.features(x, features());
        int[] nearest = new int[x.rows()];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = nearest(x.values(), i * x.columns());
        }
        return nearest;
    }

    /** The distances of each row to every centroid, n × k. */
    public Matrix transform(Matrix x) {
        Require.features(x, features());
        int d = features();
        Matrix distances = Matrix.zeros(x.rows(), k());
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < k(); j++) {
                double squared = Kernels.vectors().squaredL2(x.values(), i * d, centroids.values(), j * d, d);
                distances.set(i, j, Math.sqrt(squared));
            }
        }
        return distances;
    }

    private int nearest(double[] values, int offset) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < k(); j++) {
            double distance =
                    Kernels.vectors().squaredL2(values, offset, centroids.values(), j * features(), features());
            if (distance < least) {
                least = distance;
                nearest = j;
            }
        }
        return nearest;
    }

    /** The mean over the features of their weighted variance: the unit of the tolerance. */
    static double meanVariance(Matrix x, double[] weights) {
        int d = x.columns();
        double total = Arrays.stream(weights).sum();
        double sum = 0;
        for (int j = 0; j < d; j++) {
            double mean = 0;
            for (int i = 0; i < x.rows(); i++) {
                mean += weights[i] * x.get(i, j);
            }
            mean /= total;
            for (int i = 0; i < x.rows(); i++) {
                double deviation = x.get(i, j) - mean;
                sum += weights[i] * deviation * deviation;
            }
        }
        return sum / total / d;
    }

    /** The model of given centroids: labels and inertia, no history but the end. */
    static KMeans assigned(Matrix x, Matrix centroids, int iterations) {
        Options options = Options.of(centroids.rows());
        KMeansRun run = new KMeansRun(x, Require.weights(null, x.rows()), options);
        return run.assigned(centroids, iterations);
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(centroids)
                .put(labels)
                .put(inertia)
                .put(iterations)
                .put(inertiaHistory)
                .put(converged);
    }

    private static KMeans read(ModelInput in) {
        return new KMeans(in.getMatrix(), in.getInts(), in.getDouble(), in.getInt(), in.getDoubles(), in.getBoolean());
    }
}
