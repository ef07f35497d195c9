package dev.onsite.ml.cluster;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Progress;
import java.util.Random;

/**
 * Mini-batch k-means (Sculley 2010): each step assigns a random batch and moves every centroid towards the mean of all points
 * it was ever given. O(batch · kd) a step, whatever n; inertia a few per cent above {@link KMeans}'s. A last pass, O(nkd),
 * labels all points.
 */
public final class MiniBatchKMeans {
    private MiniBatchKMeans() {}

    /**
     * What to fit and how.
     *
     * @param k clusters
     * @param batchSize points a step, drawn with replacement
     * @param steps the number of steps
     * @param seed of start and batches
     * @param progress hears of every step, with the mean squared distance of its batch
     */
    public record Options(int k, int batchSize, int steps, long seed, Progress progress) {
        /** Checks the ranges. */
        public Options {
            Require.that(k >= 1, "k must be at least 1, got %d", k);
            Require.that(batchSize >= 1, "batchSize must be at least 1, got %d", batchSize);
            Require.that(steps >= 1, "steps must be at least 1, got %d", steps);
            Require.that(progress != null, "progress must not be null");
        }

        /** The defaults: batchSize 1024, steps 100, seed 0, progress NONE. */
        public static Options of(int k) {
            return new Options(k, 1024, 100, 0, Progress.NONE);
        }

        /** The same with another {@code batchSize}. */
        public Options withBatchSize(int value) {
            return new Options(k, value, steps, seed, progress);
        }

        /** The same with another {@code steps}. */
        public Options withSteps(int value) {
            return new Options(k, batchSize, value, seed, progress);
        }

        /** The same with another {@code seed}. */
        public Options withSeed(long value) {
            return new Options(k, batchSize, steps, value, progress);
        }

        /** The same with another {@code progress}. */
        public Options withProgress(Progress value) {
            return new Options(k, batchSize, steps, seed, value);
        }
    }

    /**
     * Fits.
     *
     * @param x n × d
     * @throws IllegalArgumentException also if k exceeds n
     */
    public static KMeans fit(Matrix x, Options options) {
        Require.data(x, 1);
        int n = x.rows();
        int d = x.columns();
        Require.that(options.k <= n, "k must be between 1 and %d (the number of points), got %d", n, options.k);
        Random random = new Random(options.seed);
        int[] sample = random.ints(Math.max(3 * options.batchSize, 3 * options.k), 0, n)
                .toArray();
        KMeans.Options start = KMeans.Options.of(options.k);
        Matrix centroids = KMeansStart.choose(x.rows(sample), Require.weights(null, sample.length), start, random);
        double[] seen = new double[options.k];
        for (int step = 0; step < options.steps; step++) {
            int[] batch = random.ints(options.batchSize, 0, n).toArray();
            int[] labels = new int[batch.length];
            double sum = 0;
            for (int b = 0; b < batch.length; b++) {
                double least = Double.POSITIVE_INFINITY;
                for (int j = 0; j < options.k; j++) {
                    double distance =
                            Kernels.vectors().squaredL2(x.values(), batch[b] * d, centroids.values(), j * d, d);
                    if (distance < least) {
                        least = distance;
                        labels[b] = j;
                    }
                }
                sum += least;
            }
            options.progress.report(step, options.steps, sum / batch.length);
            for (int b = 0; b < batch.length; b++) {
                double rate = 1 / ++seen[labels[b]];
                for (int f = 0; f < d; f++) {
                    int at = labels[b] * d + f;
                    centroids.values()[at] +=
                            rate * (x.values()[batch[b] * d + f] - centroids.values()[at]);
                }
            }
        }
        return KMeans.assigned(x, centroids, options.steps);
    }
}
