package dev.onsite.recommender.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.recommender.data.Interactions;
import dev.onsite.recommender.data.SyntheticTaste;
import dev.onsite.recommender.train.ImplicitAls;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final SyntheticTaste taste = new SyntheticTaste(new SyntheticTaste.Options(1_500, 300, 10, 20, 0.1, 3));
    private final Interactions data = taste.first(1_500);

    @Test
    void recallAndNdcgAreThoseWorkedOutByHand() {
        int[] ranked = {5, 1, 9, 2};
        int[] held = {2, 5, 7};
        assertEquals(1 / 2.0, Measures.recall(ranked, held, 2)); // one of min(2, 3)
        assertEquals(2 / 3.0, Measures.recall(ranked, held, 4));
        double gain = 1 + Math.log(2) / Math.log(5);
        double best = 1 + Math.log(2) / Math.log(3) + Math.log(2) / Math.log(4);
        assertEquals(gain / best, Measures.ndcg(ranked, held, 4), 1e-12);
        assertEquals(1, Measures.ndcg(new int[] {2, 5}, held, 2), 1e-12);
    }

    @Test
    void giniIsNoneForEqualSharesAndNearOneForOneItem() {
        assertEquals(0, Measures.gini(new int[] {3, 3, 3, 3}), 1e-12);
        assertEquals(0.75, Measures.gini(new int[] {0, 0, 8, 0}), 1e-12);
        assertEquals(0.25, Measures.coverage(new int[] {0, 0, 8, 0}));
    }

    @Test
    void theIntervalHoldsTheMeanAndNarrowsWithTheRoot() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(400).toArray();
        Measures.Interval interval = Measures.bootstrap(values, 2);
        assertTrue(interval.low() < interval.mean() && interval.mean() < interval.high());
        // 2 · 1.96 σ / √n, σ of the uniform distribution.
        assertEquals(2 * 1.96 * Math.sqrt(1 / 12.0) / 20, interval.high() - interval.low(), 0.012);
    }

    @Test
    void judgedUsersAreNotTrainedOnAndHaveTheirItemsInTwoParts() {
        StrongSplit split = StrongSplit.of(data, 200, 1);
        assertEquals(1_300, split.train().users());
        assertEquals(200, split.shown().length);
        long total = split.train().size();
        for (int u = 0; u < 200; u++) {
            int[] held = split.held()[u];
            assertTrue(held.length >= 1);
            assertTrue(Arrays.stream(split.shown()[u]).noneMatch(item -> Arrays.binarySearch(held, item) >= 0));
            total += held.length + split.shown()[u].length;
        }
        assertEquals(data.size(), total);
        assertThrows(IllegalArgumentException.class, () -> StrongSplit.of(data, 1_500, 1));
    }

    @Test
    void bestAreThoseOfASort() {
        SplittableRandom random = new SplittableRandom(4);
        float[] scores = new float[500];
        for (int i = 0; i < 500; i++) {
            scores[i] = random.nextInt(100);
        }
        scores[3] = Float.NEGATIVE_INFINITY;
        int[] expected = IntStream.range(0, 500)
                .boxed()
                .sorted((a, b) -> Float.compare(scores[b], scores[a]))
                .limit(40)
                .mapToInt(Integer::intValue)
                .toArray();
        assertArrayEquals(expected, Evaluation.best(scores, 40));
    }

    /** Its optimum satisfies (XᵀX + λI) B = XᵀX outside of the diagonal, column by column. */
    @Test
    void easeSolvesItsNormalEquations() {
        Interactions few = new SyntheticTaste(new SyntheticTaste.Options(200, 100, 5, 10, 0.1, 3)).first(200);
        double lambda = 20;
        Scorer ease = Scorer.ease(few, lambda);
        double[][] gram = new double[100][100];
        for (int u = 0; u < 200; u++) {
            for (int a : few.history(u)) {
                for (int b : few.history(u)) {
                    gram[a][b]++;
                }
            }
        }
        float[][] weights = new float[100][100];
        for (int i = 0; i < 100; i++) {
            ease.score(new int[] {i}, weights[i]);
        }
        for (int j = 0; j < 100; j += 9) {
            assertEquals(0, weights[j][j]);
            for (int i = 0; i < 100; i++) {
                double left = lambda * weights[i][j];
                for (int k = 0; k < 100; k++) {
                    left += gram[i][k] * weights[k][j];
                }
                if (i != j) {
                    assertEquals(gram[i][j], left, 1e-3 * (1 + gram[i][j]), i + ", " + j);
                }
            }
        }
    }

    @Test
    void whatLearnsTastesBeatsPopularity() {
        StrongSplit split = StrongSplit.of(data, 300, 1);
        Interactions train = split.train();
        ImplicitAls als = new ImplicitAls(
                        (int) train.users(),
                        300,
                        ImplicitAls.Options.of(16, 8, 1).withThreads(2))
                .fit(train, (iteration, of, loss, state) -> {});
        Evaluation popular = Evaluation.of("popularity", Scorer.popularity(train), split, 1);
        Evaluation near = Evaluation.of("item-kNN", Scorer.neighbours(train, 50, 2), split, 1);
        Evaluation factors = Evaluation.of("<ALS>", Scorer.factors(als), split, 1);
        assertTrue(factors.ndcg100().low() > popular.ndcg100().high(), factors + " " + popular);
        assertTrue(near.ndcg100().low() > popular.ndcg100().high(), near + " " + popular);
        assertTrue(factors.coverage() > popular.coverage());

        String page = Report.html("synthetic", List.of(popular, factors));
        assertTrue(page.contains("&lt;ALS&gt;") && !page.contains("<ALS>"));
        assertTrue(page.contains("<svg"));
    }
}
