package dev.onsite.ml.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.Golden;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linear.LeastSquares;
import dev.onsite.ml.linear.LogisticRegression;
import dev.onsite.ml.metrics.Confusion;
import dev.onsite.ml.neighbors.KNearestRegressor;
import dev.onsite.ml.neighbors.NeighborOptions;
import dev.onsite.ml.tree.Criterion;
import dev.onsite.ml.tree.DecisionTreeClassifier;
import dev.onsite.ml.tree.TreeOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static void assertPartition(List<Split> splits, int n) {
        List<Integer> tested = new ArrayList<>();
        for (Split split : splits) {
            Set<Integer> all = new HashSet<>();
            Arrays.stream(split.train()).forEach(all::add);
            Arrays.stream(split.test()).forEach(i -> assertTrue(all.add(i)));
            assertEquals(n, all.size());
            Arrays.stream(split.test()).forEach(tested::add);
        }
        assertEquals(
                IntStream.range(0, n).boxed().toList(), tested.stream().sorted().toList());
    }

    @Test
    void foldsTestEveryRowOnceAndDifferByOneRowAtMost() {
        for (int n = 2; n < 40; n++) {
            for (int k = 2; k <= n; k += 3) {
                List<Split> splits = Split.kFold(n, k, n);
                assertPartition(splits, n);
                for (Split split : splits) {
                    assertTrue(split.test().length == n / k || split.test().length == n / k + 1);
                }
            }
        }
    }

    @Test
    void stratifiedFoldsKeepTheSharesOfClasses() {
        int[] y = IntStream.range(0, 103)
                .map(i -> i % 10 == 0 ? 2 : i % 3 == 0 ? 1 : 0)
                .toArray();
        List<Split> splits = Split.stratifiedKFold(y, 5, 3);
        assertPartition(splits, 103);
        for (int label = 0; label < 3; label++) {
            int wanted = label;
            long total = Arrays.stream(y).filter(v -> v == wanted).count();
            for (Split split : splits) {
                long count =
                        Arrays.stream(split.test()).filter(i -> y[i] == wanted).count();
                assertTrue(count == total / 5 || count == total / 5 + 1);
            }
        }
        Split hold = Split.stratifiedHoldOut(y, 0.2, 1);
        assertEquals(2, Arrays.stream(hold.test()).filter(i -> y[i] == 2).count());
    }

    @Test
    void groupsStayTogether() {
        int[] groups = IntStream.range(0, 60).map(i -> i % 7).toArray();
        List<Split> splits = Split.groupedKFold(groups, 3);
        assertPartition(splits, 60);
        for (Split split : splits) {
            Set<Integer> train = new HashSet<>();
            Arrays.stream(split.train()).forEach(i -> train.add(groups[i]));
            assertTrue(Arrays.stream(split.test()).noneMatch(i -> train.contains(groups[i])));
        }
    }

    @Test
    void timeSeriesNeverLearnFromTheFuture() {
        List<Split> splits = Split.timeSeries(23, 4);
        assertEquals(4, splits.size());
        assertEquals(22, splits.get(3).test()[splits.get(3).test().length - 1]);
        for (Split split : splits) {
            assertEquals(split.train()[split.train().length - 1] + 1, split.test()[0]);
            assertEquals(4, split.test().length);
        }
    }

    @Test
    void impossibleFoldsSayTheRange() {
        assertEquals(
                "k must be between 2 and 5 (the number of rows), got 6",
                assertThrows(IllegalArgumentException.class, () -> Split.kFold(5, 6, 0))
                        .getMessage());
        assertTrue(assertThrows(
                        IllegalArgumentException.class, () -> Split.stratifiedKFold(new int[] {0, 0, 0, 1}, 2, 0))
                .getMessage()
                .contains("class 1 has 1"));
    }

    @Test
    void gridSearchRanksCandidatesAndThreadsDoNotMatter() {
        Golden wine = Golden.read("data_wine");
        Matrix x = wine.standardized();
        int[] y = wine.ints("y");
        List<Split> splits = Split.stratifiedKFold(y, 5, 1);
        List<LogisticRegression.Options> grid = GridSearch.product(
                List.of(LogisticRegression.Options.defaults()),
                List.of(1e-3, 1.0, 1e5),
                LogisticRegression.Options::withL2);
        GridSearch<LogisticRegression.Options> one = search(x, y, splits, grid, 1);
        assertTrue(one.best().l2() < 1e5, "a penalty that crushes everything cannot win");
        assertTrue(one.results().get(0).validation().mean() > 0.95);
        GridSearch<LogisticRegression.Options> four = search(x, y, splits, grid, 4);
        for (int c = 0; c < 3; c++) {
            assertArrayEquals(
                    one.results().get(c).validation().scores(),
                    four.results().get(c).validation().scores());
        }
    }

    private static GridSearch<LogisticRegression.Options> search(
            Matrix x, int[] y, List<Split> splits, List<LogisticRegression.Options> grid, int threads) {
        return GridSearch.run(
                grid,
                splits,
                (options, split) -> CrossValidation.of(
                                x,
                                y,
                                List.of(split),
                                (a, b) -> LogisticRegression.fit(a, b, options),
                                (truth, predicted) ->
                                        Confusion.of(truth, predicted).accuracy(),
                                1)
                        .mean(),
                threads);
    }

    /** A line through a parabola is biased; one neighbour is not, but varies by the noise itself. */
    @Test
    void biasAndVarianceTradePlaces() {
        double noise = 0.25;
        Matrix points = Matrix.column(
                IntStream.range(0, 21).mapToDouble(i -> i / 10.0 - 1).toArray());
        double[] truth = Arrays.stream(points.values()).map(v -> 2 * v * v).toArray();
        BiasVariance line =
                BiasVariance.of(60, seed -> LeastSquares.fit(sample(seed), targets(seed)), points, truth, noise);
        BiasVariance neighbor = BiasVariance.of(
                60,
                seed -> KNearestRegressor.fit(
                        sample(seed), targets(seed), NeighborOptions.defaults().withK(1)),
                points,
                truth,
                noise);
        assertTrue(line.biasSquared() > 10 * neighbor.biasSquared(), line + " " + neighbor);
        assertTrue(neighbor.variance() > 5 * line.variance(), line + " " + neighbor);
        assertEquals(noise, neighbor.variance(), 0.05);
        assertEquals(line.biasSquared() + line.variance() + noise, line.total(), 0);
    }

    private static Matrix sample(long seed) {
        return Matrix.column(new Random(seed).doubles(200, -1, 1).toArray());
    }

    private static double[] targets(long seed) {
        Random random = new Random(-1 - seed);
        return Arrays.stream(sample(seed).values())
                .map(v -> 2 * v * v + 0.5 * random.nextGaussian())
                .toArray();
    }

    @Test
    void shufflingAColumnThatMattersCosts() {
        Random random = new Random(2);
        Matrix x = Matrix.wrap(random.doubles(1200).toArray(), 400, 3);
        int[] y = IntStream.range(0, 400).map(i -> x.get(i, 1) > 0.5 ? 1 : 0).toArray();
        DecisionTreeClassifier tree = DecisionTreeClassifier.fit(x, y, TreeOptions.of(Criterion.GINI));
        PermutationImportance importance = PermutationImportance.of(
                x, rows -> Confusion.of(y, tree.predict(rows)).accuracy(), 5, 3);
        assertEquals(0.5, importance.means()[1], 0.1);
        assertEquals(0, importance.means()[0], 0);
        assertEquals(0, importance.means()[2], 0);
    }
}
