package dev.onsite.ml.metrics;

import static dev.onsite.ml.Golden.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onsite.ml.Golden;
import dev.onsite.ml.linalg.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MetricsGoldenTest {
    private final Golden golden = Golden.read("metrics");
    private final double[] scores = golden.values("scores");
    private final double[] weights = golden.values("weights");
    private final int[] truth = golden.ints("truth");
    private final boolean[] positive = new boolean[truth.length];

    MetricsGoldenTest() {
        for (int i = 0; i < truth.length; i++) {
            positive[i] = truth[i] == 1;
        }
    }

    @Test
    void curvesAndTheirAreas() {
        ScoreCurve curve = ScoreCurve.of(positive, scores, null);
        ScoreCurve weighted = ScoreCurve.of(positive, scores, weights);
        assertClose(golden.values("auc"), new double[] {curve.auc(), weighted.auc()}, 1e-14, "AUC");
        assertClose(
                golden.values("ap"),
                new double[] {curve.averagePrecision(), weighted.averagePrecision()},
                1e-14,
                "average precision");
        assertClose(golden.matrix("roc").column(0), curve.falsePositiveRates(), 1e-14, "false positive rates");
        assertClose(golden.matrix("roc").column(1), curve.truePositiveRates(), 1e-14, "true positive rates");
    }

    @Test
    void probabilities() {
        assertClose(
                golden.values("brier"),
                new double[] {
                    ProbabilityMetrics.brier(positive, scores, null),
                    ProbabilityMetrics.brier(positive, scores, weights)
                },
                1e-14,
                "Brier");
        Matrix p = Matrix.zeros(scores.length, 2);
        for (int i = 0; i < scores.length; i++) {
            double q = Math.max(0.01, Math.min(0.99, scores[i]));
            p.setRow(i, new double[] {1 - q, q});
        }
        assertClose(
                golden.values("log_loss"),
                new double[] {ProbabilityMetrics.logLoss(truth, p, null), ProbabilityMetrics.logLoss(truth, p, weights)
                },
                1e-13,
                "log loss");
    }

    @Test
    void confusion() {
        Matrix labels = golden.matrix("labels");
        int[] a = Arrays.stream(labels.column(0)).mapToInt(v -> (int) v).toArray();
        int[] b = Arrays.stream(labels.column(1)).mapToInt(v -> (int) v).toArray();
        Confusion confusion = Confusion.of(a, b);
        assertArrayEquals(golden.values("confusion"), confusion.counts().values());
        for (int k = 0; k < 4; k++) {
            assertClose(
                    golden.matrix("prf").row(k),
                    new double[] {confusion.precision(k), confusion.recall(k), confusion.f1(k), confusion.fBeta(k, 2)},
                    1e-14,
                    "class " + k);
        }
        assertClose(
                golden.values("f1"), new double[] {confusion.macroF1(), confusion.weightedF1()}, 1e-14, "means of F1");
        assertEquals(golden.value("rand"), ClusterMetrics.adjustedRand(a, b), 1e-14);
    }

    @Test
    void regression() {
        double[] p = golden.values("predicted");
        assertClose(
                golden.values("regression"),
                new double[] {
                    RegressionMetrics.meanSquaredError(scores, p, null),
                    RegressionMetrics.meanAbsoluteError(scores, p, null),
                    RegressionMetrics.r2(scores, p, null),
                    RegressionMetrics.meanSquaredError(scores, p, weights),
                    RegressionMetrics.meanAbsoluteError(scores, p, weights),
                    RegressionMetrics.r2(scores, p, weights)
                },
                1e-13,
                "regression");
    }

    @Test
    void silhouetteAndNdcg() {
        Golden iris = Golden.read("data_iris");
        assertEquals(golden.value("silhouette"), ClusterMetrics.silhouette(iris.matrix("x"), iris.ints("y")), 1e-12);
        double[] gains = golden.values("gains");
        assertClose(
                golden.values("ndcg"),
                new double[] {
                    RankingMetrics.ndcgAtK(gains, 1),
                    RankingMetrics.ndcgAtK(gains, 3),
                    RankingMetrics.ndcgAtK(gains, 5),
                    RankingMetrics.ndcgAtK(gains, 10)
                },
                1e-14,
                "NDCG");
    }
}
