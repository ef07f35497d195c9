package dev.onsite.ml.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Matrix;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KMeansTest {
    @ParameterizedTest
    @EnumSource
    void everyAlgorithmMakesTheStepsOfLloyd(KMeans.Algorithm algorithm) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int n = 20 + random.nextInt(300);
            int d = 1 + random.nextInt(9);
            int k = 1 + random.nextInt(12);
            Matrix x = blobs(n, d, 1 + random.nextInt(8), random);
            Matrix start = x.rows(random.ints(k, 0, n).toArray());
            for (int iterations : new int[] {1, 3, 100}) {
                LloydKMeans plain = LloydKMeans.fit(x.toArray(), start.toArray(), iterations);
                KMeans fast = KMeans.fit(
                        x,
                        KMeans.Options.of(k)
                                .withInitialCentroids(start)
                                .withMaxIterations(iterations)
                                .withTolerance(0)
                                .withAlgorithm(algorithm));
                String where = "seed " + seed + ", iterations " + iterations;
                assertEquals(plain.inertia(), fast.inertia(), 1e-9 * (1 + plain.inertia()), where);
                for (int j = 0; j < k; j++) {
                    assertArrayEquals(plain.centroids()[j], fast.centroids().row(j), 1e-9, where);
                }
                assertArrayEquals(plain.labels(), fast.labels(), where);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void inertiaNeverRises(KMeans.Algorithm algorithm) {
        for (int seed = 0; seed < 30; seed++) {
            Matrix x = blobs(400, 4, 6, new Random(seed));
            KMeans fit = KMeans.fit(
                    x,
                    KMeans.Options.of(9)
                            .withSeed(seed)
                            .withRestarts(1)
                            .withTolerance(0)
                            .withAlgorithm(algorithm));
            double[] history = fit.inertiaHistory();
            for (int i = 1; i < history.length; i++) {
                assertTrue(
                        history[i] <= history[i - 1] * (1 + 1e-12), "seed " + seed + ": " + Arrays.toString(history));
            }
            assertEquals(fit.iterations(), history.length - 1);
            assertArrayEquals(fit.labels(), fit.predict(x), "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void emptyClusterKeepsItsCentroid(KMeans.Algorithm algorithm) {
        Matrix x = Matrix.of(new double[][] {{0}, {1}, {2}});
        KMeans fit = KMeans.fit(
                x,
                KMeans.Options.of(2)
                        .withInitialCentroids(Matrix.of(new double[][] {{1}, {100}}))
                        .withAlgorithm(algorithm));
        assertArrayEquals(new double[] {1, 100}, fit.centroids().values());
        assertArrayEquals(new int[] {0, 0, 0}, fit.labels());
        assertEquals(2, fit.inertia(), 1e-15);
        assertTrue(fit.converged());
    }

    @ParameterizedTest
    @EnumSource
    void threadsDoNotChangeTheResult(KMeans.Algorithm algorithm) {
        Matrix x = blobs(9000, 3, 5, new Random(1));
        KMeans.Options options =
                KMeans.Options.of(7).withRestarts(1).withMaxIterations(15).withAlgorithm(algorithm);
        KMeans one = KMeans.fit(x, options);
        KMeans four = KMeans.fit(x, options.withThreads(4));
        assertArrayEquals(one.centroids().values(), four.centroids().values());
        assertArrayEquals(one.labels(), four.labels());
        assertEquals(one.inertia(), four.inertia(), 0);
    }

    @Test
    void weightsAreRepetitions() {
        Random random = new Random(5);
        Matrix x = blobs(60, 2, 3, random);
        double[] weights = random.ints(60, 1, 4).asDoubleStream().toArray();
        int[] repeated = new int[(int) Arrays.stream(weights).sum()];
        int at = 0;
        for (int i = 0; i < 60; i++) {
            for (int r = 0; r < weights[i]; r++) {
                repeated[at++] = i;
            }
        }
        KMeans.Options options = KMeans.Options.of(3).withInitialCentroids(x.rows(new int[] {0, 20, 40}));
        KMeans weighted = KMeans.fit(x, weights, options);
        KMeans copied = KMeans.fit(x.rows(repeated), options);
        assertArrayEquals(copied.centroids().values(), weighted.centroids().values(), 1e-12);
        assertEquals(copied.inertia(), weighted.inertia(), 1e-9);
    }

    @Test
    void moreRestartsNeverEndWorse() {
        Matrix x = blobs(300, 2, 12, new Random(4));
        double previous = Double.POSITIVE_INFINITY;
        for (int restarts : new int[] {1, 4, 16}) {
            double inertia = KMeans.fit(
                            x,
                            KMeans.Options.of(12).withStart(KMeans.Start.RANDOM).withRestarts(restarts))
                    .inertia();
            assertTrue(inertia <= previous);
            previous = inertia;
        }
    }

    @Test
    void fewerDistinctPointsThanClustersStillFit() {
        Matrix x = Matrix.of(new double[][] {{1, 1}, {1, 1}, {1, 1}, {2, 2}});
        KMeans fit = KMeans.fit(x, KMeans.Options.of(4));
        assertEquals(0, fit.inertia(), 0);
    }

    @Test
    void messagesSayWhatWasExpected() {
        Matrix x = blobs(150, 2, 3, new Random(0));
        IllegalArgumentException tooMany =
                assertThrows(IllegalArgumentException.class, () -> KMeans.fit(x, KMeans.Options.of(200)));
        assertEquals("k must be between 1 and 150 (the number of points), got 200", tooMany.getMessage());
        x.set(7, 1, Double.NaN);
        IllegalArgumentException nan =
                assertThrows(IllegalArgumentException.class, () -> KMeans.fit(x, KMeans.Options.of(2)));
        assertEquals("x must be finite, got NaN at row 7, column 1: impute it or drop the row", nan.getMessage());
    }

    @Test
    void aListenerCanCancel() {
        Matrix x = blobs(100, 2, 3, new Random(0));
        assertThrows(
                CancellationException.class,
                () -> KMeans.fit(x, KMeans.Options.of(3).withProgress((done, total, inertia) -> done < 1)));
    }

    @Test
    void stoppingEarlyIsTold() {
        Matrix x = blobs(500, 3, 4, new Random(2));
        KMeans fit = KMeans.fit(
                x, KMeans.Options.of(20).withMaxIterations(1).withRestarts(1).withTolerance(0));
        assertFalse(fit.converged());
        assertEquals(1, fit.iterations());
    }

    static Matrix blobs(int n, int d, int centres, Random random) {
        double[] centre = random.doubles((long) centres * d, -10, 10).toArray();
        Matrix x = Matrix.zeros(n, d);
        for (int i = 0; i < n; i++) {
            int c = random.nextInt(centres);
            for (int j = 0; j < d; j++) {
                x.set(i, j, centre[c * d + j] + 2 * random.nextGaussian());
            }
        }
        return x;
    }
}
