package dev.onsite.ml.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.model.Labels;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreePropertyTest {
    @Test
    void aTreeIsTheWhiteboardsTree() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Matrix x = points(20 + random.nextInt(120), 1 + random.nextInt(5), 1 + random.nextInt(30), random);
            int[] y = classes(x.rows(), 2 + seed % 3, random);
            int depth = 1 + random.nextInt(12);
            PlainTree plain = PlainTree.fit(x.toArray(), y, Labels.of(y, 2).count(), depth);
            DecisionTreeClassifier fast = DecisionTreeClassifier.fit(
                    x, y, TreeOptions.of(Criterion.GINI).withMaxDepth(depth));
            for (int i = 0; i < x.rows(); i++) {
                assertArrayEquals(plain.probabilities(x.row(i)), fast.probabilities(x.row(i)), 1e-9, "seed " + seed);
            }
        }
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Matrix x = points(200, 4, 12, random);
            if (seed % 2 == 0) {
                for (int i = 0; i < 40; i++) {
                    x.set(random.nextInt(200), random.nextInt(4), Double.NaN);
                }
            }
            int[] y = classes(200, 3, random);
            double[] r = IntStream.range(0, 200)
                    .mapToDouble(i -> y[i] + 0.1 * x.rows())
                    .toArray();
            List<Integer> shuffled = IntStream.range(0, 200).boxed().collect(Collectors.toList());
            Collections.shuffle(shuffled, random);
            int[] order = shuffled.stream().mapToInt(Integer::intValue).toArray();
            int[] yShuffled = Arrays.stream(order).map(i -> y[i]).toArray();
            double[] rShuffled = Arrays.stream(order).mapToDouble(i -> r[i]).toArray();
            for (Criterion criterion : new Criterion[] {Criterion.GINI, Criterion.ENTROPY}) {
                TreeOptions options = TreeOptions.of(criterion).withMinLeaf(1 + seed % 4);
                assertArrayEquals(
                        DecisionTreeClassifier.fit(x, y, options)
                                .probabilities(x)
                                .values(),
                        DecisionTreeClassifier.fit(x.rows(order), yShuffled, options)
                                .probabilities(x)
                                .values(),
                        1e-12,
                        "seed " + seed);
            }
            TreeOptions options = TreeOptions.of(Criterion.SQUARED_ERROR).withMaxDepth(6);
            assertArrayEquals(
                    DecisionTreeRegressor.fit(x, r, options).predict(x),
                    DecisionTreeRegressor.fit(x.rows(order), rShuffled, options).predict(x),
                    1e-9,
                    "seed " + seed);
        }
    }

    @Test
    void anUnlimitedTreeLearnsDistinctRowsByHeart() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Matrix x = points(700, 3, 1_000_000, random);
            int[] y = classes(700, 4, random);
            for (Criterion criterion : new Criterion[] {Criterion.GINI, Criterion.ENTROPY}) {
                assertArrayEquals(
                        y,
                        DecisionTreeClassifier.fit(x, y, TreeOptions.of(criterion))
                                .predict(x),
                        "seed " + seed);
            }
        }
    }

    @Test
    void xorNeedsASplitThatGainsNothing() {
        Matrix x = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        int[] y = {0, 1, 1, 0};
        assertArrayEquals(
                y,
                DecisionTreeClassifier.fit(x, y, TreeOptions.of(Criterion.GINI)).predict(x));
    }

    @Test
    void aSplitThatGainsNothingSurvivesRounding() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            Matrix x = points(8 + random.nextInt(40), 1 + random.nextInt(3), 4, random);
            int[] y = classes(x.rows(), 2 + seed % 3, random);
            PlainTree plain = PlainTree.fit(x.toArray(), y, Labels.of(y, 2).count(), 20);
            DecisionTreeClassifier fast = DecisionTreeClassifier.fit(x, y, TreeOptions.of(Criterion.GINI));
            for (int i = 0; i < x.rows(); i++) {
                assertArrayEquals(plain.probabilities(x.row(i)), fast.probabilities(x.row(i)), 1e-9, "seed " + seed);
            }
        }
    }

    @Test
    void limitsHold() {
        Random random = new Random(1);
        Matrix x = points(500, 3, 100, random);
        int[] y = classes(500, 3, random);
        TreeOptions options = TreeOptions.of(Criterion.GINI);
        assertEquals(
                3, DecisionTreeClassifier.fit(x, y, options.withMaxDepth(3)).depth());
        assertEquals(
                1, DecisionTreeClassifier.fit(x, y, options.withMinSplit(501)).nodes());
        assertEquals(
                1,
                DecisionTreeClassifier.fit(x, y, options.withMinImpurityDecrease(0.5))
                        .nodes());
        DecisionTreeClassifier leafy = DecisionTreeClassifier.fit(x, y, options.withMinLeaf(20));
        assertTrue(leafy.leaves() <= 25 && leafy.leaves() > 1, leafy.leaves() + " leaves");
    }

    @Test
    void missingValuesGoWhereTheyHelp() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}, {3}, {4}, {Double.NaN}, {Double.NaN}});
        int[] y = {0, 0, 1, 1, 0, 0};
        DecisionTreeClassifier fit = DecisionTreeClassifier.fit(x, y, TreeOptions.of(Criterion.GINI));
        assertArrayEquals(y, fit.predict(x));
        assertEquals(3, fit.nodes());
        int[] other = {0, 0, 0, 0, 1, 1};
        assertArrayEquals(
                other,
                DecisionTreeClassifier.fit(x, other, TreeOptions.of(Criterion.ENTROPY))
                        .predict(x));
    }

    /** With as many bins as values the histogram sees every threshold the exact search sees. */
    @Test
    void enoughBinsAreExact() {
        Random random = new Random(8);
        Matrix x = points(300, 4, 25, random);
        int[] y = classes(300, 2, random);
        TreeOptions options = TreeOptions.of(Criterion.GINI);
        assertArrayEquals(
                DecisionTreeClassifier.fit(x, y, options).probabilities(x).values(),
                DecisionTreeClassifier.fit(x, y, options.withBins(10_000))
                        .probabilities(x)
                        .values());
        DecisionTreeClassifier coarse = DecisionTreeClassifier.fit(x, y, options.withBins(8));
        assertTrue(accuracy(y, coarse.predict(x)) > 0.6);
    }

    @Test
    void boostingLowersTheLossEveryRound() {
        Random random = new Random(4);
        Matrix x = points(300, 3, 1000, random);
        for (int classes : new int[] {2, 4}) {
            int[] y = new int[300];
            Arrays.setAll(y, i -> (int) (x.get(i, 0) * classes / 1000.0));
            double[] last = {Double.POSITIVE_INFINITY};
            GradientBoostedClassifier fit = GradientBoostedClassifier.fit(
                    x, y, BoostingOptions.defaults().withRounds(60).withProgress((done, total, loss) -> {
                        assertTrue(loss < last[0], "round " + done);
                        last[0] = loss;
                        return true;
                    }));
            assertTrue(accuracy(y, fit.predict(x)) > 0.98);
            GradientBoostedClassifier sampled = GradientBoostedClassifier.fit(
                    x,
                    y,
                    BoostingOptions.defaults()
                            .withRounds(60)
                            .withSubsample(0.5)
                            .withMaxFeatures(2)
                            .withBins(64));
            assertTrue(accuracy(y, sampled.predict(x)) > 0.95);
        }
    }

    @Test
    void theForestsImportancesFindTheColumnThatMatters() {
        Random random = new Random(5);
        Matrix x = points(400, 5, 1000, random);
        int[] y = new int[400];
        Arrays.setAll(y, i -> x.get(i, 2) > 500 ? 1 : 0);
        RandomForestClassifier forest = RandomForestClassifier.fit(
                x, y, ForestOptions.of(TreeOptions.of(Criterion.GINI)).withTrees(30));
        assertTrue(forest.importances()[2] > 0.6, Arrays.toString(forest.importances()));
        assertTrue(forest.outOfBagAccuracy() > 0.93);
        double[] r = Arrays.stream(y).asDoubleStream().toArray();
        RandomForestRegressor regression = RandomForestRegressor.fit(
                x,
                r,
                ForestOptions.of(TreeOptions.of(Criterion.SQUARED_ERROR))
                        .withTrees(30)
                        .withBootstrap(true));
        assertTrue(regression.outOfBagR2() > 0.8, "R² " + regression.outOfBagR2());
    }

    @Test
    void aStumpIsTheBestOfAllRules() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Matrix x = points(3 + random.nextInt(40), 1 + random.nextInt(4), 8, random);
            int[] y = Arrays.stream(classes(x.rows(), 2, random))
                    .map(c -> 2 * c - 1)
                    .toArray();
            double[] weights = random.doubles(x.rows(), 0.1, 1).toArray();
            double total = Arrays.stream(weights).sum();
            DecisionStump stump = DecisionStump.fit(x, y, weights);
            double least = 1;
            for (int f = 0; f < x.columns(); f++) {
                for (double cut = -1; cut <= 9; cut += 0.5) {
                    double error = 0;
                    for (int i = 0; i < y.length; i++) {
                        error += (x.get(i, f) <= cut ? 1 : -1) == y[i] ? 0 : weights[i] / total;
                    }
                    least = Math.min(least, Math.min(error, 1 - error));
                }
            }
            double own = 0;
            for (int i = 0; i < y.length; i++) {
                own += stump.predict(x.row(i)) == y[i] ? 0 : weights[i] / total;
            }
            assertEquals(least, stump.error(), 1e-12, "seed " + seed);
            assertEquals(own, stump.error(), 1e-12, "seed " + seed);
        }
    }

    @Test
    void aCriterionForTheWrongTaskIsRefused() {
        Matrix x = points(10, 1, 10, new Random(0));
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> DecisionTreeClassifier.fit(
                        x, classes(10, 2, new Random(0)), TreeOptions.of(Criterion.SQUARED_ERROR)));
        assertTrue(error.getMessage().contains("GINI or ENTROPY"), error.getMessage());
    }

    private static double accuracy(int[] y, int[] predicted) {
        return IntStream.range(0, y.length).filter(i -> y[i] == predicted[i]).count() / (double) y.length;
    }

    /** Whole numbers below {@code values}: few make many ties. */
    private static Matrix points(int n, int d, int values, Random random) {
        Matrix x = Matrix.zeros(n, d);
        for (int i = 0; i < n * d; i++) {
            x.values()[i] = random.nextInt(values);
        }
        return x;
    }

    private static int[] classes(int n, int count, Random random) {
        int[] y = random.ints(n, 0, count).toArray();
        for (int k = 0; k < Math.min(count, n); k++) {
            y[k] = k;
        }
        return y;
    }
}
