package dev.onsite.ml.cluster;

import static dev.onsite.ml.Golden.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.Golden;
import dev.onsite.ml.linalg.Matrix;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterGoldenTest {
    private final Golden golden = Golden.read("cluster");
    private final Matrix iris = Golden.read("data_iris").matrix("x");

    @Test
    void kMeansFromGivenCentroids() {
        KMeans fit = KMeans.fit(
                iris,
                KMeans.Options.of(4)
                        .withInitialCentroids(iris.rows(new int[] {0, 60, 120, 149}))
                        .withTolerance(0));
        assertClose(golden.values("kmeans_centroids"), fit.centroids().values(), 1e-12, "centroids");
        assertArrayEquals(golden.ints("kmeans_labels"), fit.labels());
        assertEquals(golden.value("kmeans_inertia"), fit.inertia(), 1e-10);
    }

    /** The best of twenty starts, both: within a hundredth, since neither need find the optimum. */
    @Test
    void kMeansPlusPlusFindsAsGoodAMinimum() {
        Matrix digits = Golden.read("data_digits").matrix("x");
        KMeans fit = KMeans.fit(digits, KMeans.Options.of(10).withRestarts(20));
        double expected = golden.value("digits_inertia");
        assertTrue(fit.inertia() <= 1.01 * expected, fit.inertia() + " against " + expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gaussianMixture(boolean diagonal) {
        GaussianMixture fit = GaussianMixture.fit(
                iris,
                GaussianMixture.Options.of(3)
                        .withDiagonal(diagonal)
                        .withTolerance(1e-9)
                        .withMaxIterations(2000)
                        .withRestarts(5));
        assertTrue(fit.converged());
        String kind = diagonal ? "diag" : "full";
        double[] history = fit.logLikelihoodHistory();
        assertEquals(golden.value(kind + "_score"), history[history.length - 1], 1e-5);
        int[] order = IntStream.range(0, 3)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> fit.means().get(k, 0)))
                .mapToInt(Integer::intValue)
                .toArray();
        assertClose(golden.values(kind + "_means"), fit.means().rows(order).values(), 1e-3, "means");
        for (int i = 1; i < history.length; i++) {
            assertTrue(history[i] >= history[i - 1] - 1e-6, "likelihood fell in iteration " + i);
        }
    }
}
