package dev.onsite.ml.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onsite.ml.linalg.Matrix;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void aucIsTheChanceToRankAPositiveHigher() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            boolean[] positive = new boolean[40];
            double[] scores = new double[40];
            for (int i = 0; i < 40; i++) {
                positive[i] = i < 2 ? i == 0 : random.nextBoolean();
                scores[i] = random.nextInt(8);
            }
            double wins = 0;
            double pairs = 0;
            for (int i = 0; i < 40; i++) {
                for (int j = 0; j < 40; j++) {
                    if (positive[i] && !positive[j]) {
                        pairs++;
                        wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    }
                }
            }
            assertEquals(wins / pairs, ScoreCurve.of(positive, scores, null).auc(), 1e-12, "seed " + seed);
        }
    }

    @Test
    void rankingsAgainstRelevantItems() {
        List<Integer> ranking = List.of(5, 3, 9, 1);
        Set<Integer> relevant = Set.of(3, 1, 7);
        assertEquals(1.0 / 3, RankingMetrics.recallAtK(ranking, relevant, 3), 1e-15);
        assertEquals(0.2, RankingMetrics.precisionAtK(ranking, relevant, 10), 1e-15);
        assertEquals((1.0 / 2 + 2.0 / 4) / 3, RankingMetrics.averagePrecision(ranking, relevant), 1e-15);
        assertEquals(0.5, RankingMetrics.reciprocalRank(ranking, relevant), 0);
        assertEquals(0, RankingMetrics.recallAtK(ranking, Set.of(), 3), 0);
        assertEquals(
                1.0 / 6,
                RankingMetrics.meanAveragePrecision(List.of(ranking, ranking), List.of(relevant, Set.of())),
                1e-15);
        assertEquals(1, RankingMetrics.ndcgAtK(new double[] {3, 2, 1, 0}, 3), 1e-15);
        assertEquals(0, RankingMetrics.ndcgAtK(new double[] {0, 0, 0, 5}, 3), 0);
    }

    @Test
    void aRankingThatRepeatsAnItemIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> RankingMetrics.recallAtK(List.of(1, 1), Set.of(1), 2));
    }

    @Test
    void calibrationOfAPerfectForecasterLiesOnTheDiagonal() {
        Random random = new Random(3);
        boolean[] positive = new boolean[20000];
        double[] p = new double[20000];
        for (int i = 0; i < p.length; i++) {
            p[i] = random.nextDouble();
            positive[i] = random.nextDouble() < p[i];
        }
        assertEquals(10, ProbabilityMetrics.calibration(positive, p, 10).size());
        assertEquals(0, ProbabilityMetrics.expectedCalibrationError(positive, p, 10), 0.02);
        assertEquals(1.0 / 6, ProbabilityMetrics.brier(positive, p, null), 0.01);
        double[] bold = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            bold[i] = p[i] > 0.5 ? 1 : 0;
        }
        assertEquals(0.25, ProbabilityMetrics.expectedCalibrationError(positive, bold, 10), 0.02);
    }

    @Test
    void ratiosWithoutADenominatorAreZero() {
        Confusion confusion = Confusion.of(new int[] {0, 0, 1}, new int[] {0, 0, 0});
        assertEquals(0, confusion.precision(1), 0);
        assertEquals(0, confusion.recall(1), 0);
        assertEquals(0, confusion.f1(1), 0);
        assertEquals(2.0 / 3, confusion.accuracy(), 1e-15);
    }

    @Test
    void oneKindOfRowHasNoCurve() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> ScoreCurve.of(new boolean[] {true, true}, new double[] {1, 2}, null));
        assertEquals("both positive and negative rows are needed, got weight 2.0 and 0.0", error.getMessage());
    }

    @Test
    void samePartitionUnderOtherNamesAgreesFully() {
        assertEquals(1, ClusterMetrics.adjustedRand(new int[] {0, 0, 1, 1, 2}, new int[] {7, 7, 3, 3, 0}), 0);
        assertEquals(1, ClusterMetrics.adjustedRand(new int[] {0, 0, 0}, new int[] {1, 1, 1}), 0);
        Matrix x = Matrix.of(new double[][] {{0}, {0.1}, {10}, {10.1}});
        assertEquals(0.99, ClusterMetrics.silhouette(x, new int[] {0, 0, 1, 1}), 0.001);
    }

    @Test
    void r2OfTheMeanIsZero() {
        double[] y = {1, 2, 3};
        assertEquals(0, RegressionMetrics.r2(y, new double[] {2, 2, 2}, null), 1e-15);
        assertEquals(1, RegressionMetrics.r2(new double[] {2, 2}, new double[] {2, 2}, null), 0);
        assertEquals(0, RegressionMetrics.r2(new double[] {2, 2}, new double[] {2, 3}, null), 0);
    }
}
