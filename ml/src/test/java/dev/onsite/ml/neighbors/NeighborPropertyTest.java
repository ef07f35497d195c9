package dev.onsite.ml.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onsite.ml.linalg.Matrix;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighborPropertyTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 11, 16, 23, 32})
    void treeAndBruteForceAgreeToTheBitThoughPointsRepeat(int d) {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(100 * d + seed);
            int n = 1 + random.nextInt(700);
            Matrix points = Matrix.zeros(n, d);
            for (int i = 0; i < n * d; i++) {
                // A coarse grid half of the time: many equal distances.
                points.values()[i] = seed % 2 == 0 ? random.nextInt(3) : random.nextGaussian();
            }
            for (int i = 0; i < n / 5; i++) {
                points.setRow(random.nextInt(n), points.row(random.nextInt(n)));
            }
            KdTree tree = KdTree.of(points, 1 + random.nextInt(50));
            BruteForce brute = BruteForce.of(points);
            for (int q = 0; q < 12; q++) {
                double[] query = q % 3 == 0
                        ? points.row(random.nextInt(n))
                        : random.doubles(d, -3, 3).toArray();
                int k = 1 + random.nextInt(n);
                String where = "seed " + (100 * d + seed) + ", query " + q;
                Neighbors expected = brute.nearest(query, k);
                Neighbors found = tree.nearest(query, k);
                assertArrayEquals(expected.indices(), found.indices(), where);
                assertArrayEquals(expected.distances(), found.distances(), where);
                assertArrayEquals(plain(points, query, k), expected.distances(), 1e-12, where);
                double radius = expected.distances()[k - 1];
                assertArrayEquals(
                        brute.within(query, radius).indices(),
                        tree.within(query, radius).indices(),
                        where);
            }
        }
    }

    private static double[] plain(Matrix points, double[] query, int k) {
        return IntStream.range(0, points.rows())
                .mapToDouble(i -> {
                    double sum = 0;
                    for (int f = 0; f < query.length; f++) {
                        sum += (points.get(i, f) - query[f]) * (points.get(i, f) - query[f]);
                    }
                    return Math.sqrt(sum);
                })
                .sorted()
                .limit(k)
                .toArray();
    }

    @Test
    void manyQueriesAtOnceAreEachOne() {
        Random random = new Random(1);
        Matrix points = Matrix.wrap(random.doubles(900).toArray(), 300, 3);
        Matrix queries = Matrix.wrap(random.doubles(600).toArray(), 200, 3);
        KdTree tree = KdTree.of(points);
        List<Neighbors> all = tree.nearest(queries, 5, 4);
        for (int i = 0; i < 200; i++) {
            assertArrayEquals(
                    tree.nearest(queries.row(i), 5).indices(), all.get(i).indices());
        }
    }

    @Test
    void aRadiusIsClosed() {
        Matrix points = Matrix.of(new double[][] {{0}, {1}, {2}, {2}, {3}});
        assertArrayEquals(
                new int[] {0, 1, 2, 3},
                KdTree.of(points, 1).within(new double[] {0}, 2).indices());
        assertArrayEquals(
                new int[0], KdTree.of(points, 1).within(new double[] {9}, 2).indices());
    }

    @Test
    void distanceWeightsLetAnExactMatchDecide() {
        Matrix x = Matrix.of(new double[][] {{0}, {1}, {1.5}});
        KNearestClassifier fit = KNearestClassifier.fit(
                x,
                new int[] {4, 9, 9},
                NeighborOptions.defaults().withK(3).withWeighting(NeighborOptions.Weighting.DISTANCE));
        assertEquals(4, fit.predict(new double[] {0}));
        assertArrayEquals(new double[] {1, 0}, fit.probabilities(new double[] {0}));
        assertEquals(9, fit.predict(new double[] {1.2}));
    }

    @Test
    void tooManyNeighborsAreRefused() {
        Matrix x = Matrix.of(new double[][] {{0}, {1}});
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> KdTree.of(x).nearest(new double[] {0}, 3));
        assertEquals("k must be between 1 and 2 (the number of points), got 3", error.getMessage());
    }
}
