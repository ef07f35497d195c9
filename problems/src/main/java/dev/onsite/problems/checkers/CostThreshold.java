package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cases of the cheapest threshold; the oracle sums up payments by score in a sorted map. */
public final class CostThreshold implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two frauds",
                        draw -> List.of(
                                new double[] {0.9, 0.3, 0.8, 0.4, 0.1},
                                new int[] {0, 1, 1, 0, 0},
                                new long[] {900, 300, 5_000, 700, 100},
                                100L,
                                500L,
                                5))
                .sample(
                        "equal scores",
                        draw -> List.of(
                                new double[] {0.7, 0.7, 0.7, 0.2},
                                new int[] {1, 0, 0, 1},
                                new long[] {1_000, 10, 10, 50},
                                10L,
                                600L,
                                4))
                .hidden(
                        "nothing is worth stopping",
                        draw -> List.of(
                                new double[] {0.99, 0.5}, new int[] {1, 0}, new long[] {80, 10_000}, 100L, 0L, 2))
                .hidden(
                        "everything is worth stopping",
                        draw -> List.of(
                                new double[] {0.2, 0.1, 0.3}, new int[] {1, 1, 0}, new long[] {900, 900, 5}, 1L, 1L, 3))
                .hidden(
                        "equal costs",
                        draw -> List.of(
                                new double[] {4, 3, 2, 1},
                                new int[] {1, 0, 1, 1},
                                new long[] {500, 1, 100, 40},
                                40L,
                                20L,
                                4))
                .hidden(
                        "the capacity ends within a score",
                        draw -> List.of(
                                new double[] {0.9, 0.5, 0.5, 0.5},
                                new int[] {0, 1, 1, 1},
                                new long[] {10, 9_000, 9_000, 9_000},
                                10L,
                                10L,
                                3))
                .hidden(
                        "no capacity",
                        draw -> List.of(new double[] {0.9, 0.8}, new int[] {1, 1}, new long[] {700, 700}, 1L, 1L, 0))
                .hidden("large amounts", draw -> large(draw))
                .hidden("few scores", draw -> random(draw, 200, 12, 150))
                .hidden("random payments", draw -> random(draw, 400, 1_000_000, 400))
                .hidden("100,000 payments", draw -> random(draw, 100_000, 1_000_000_000, 60_000))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int values, int capacity) {
        double[] scores = new double[n];
        int[] labels = new int[n];
        long[] amounts = new long[n];
        for (int i = 0; i < n; i++) {
            labels[i] = draw.chance(0.15) ? 1 : 0;
            double score = 1 / (1 + Math.exp(-(draw.normal() * 1.2 + (labels[i] == 1 ? 1.5 : -1.5))));
            scores[i] = Math.floor(score * values) / values;
            amounts[i] = (long) Math.exp(draw.uniform(4, 11));
        }
        return List.of(scores, labels, amounts, 300L, 700L, capacity);
    }

    /** Two thresholds whose costs differ by a cent in 10¹⁴. */
    private static List<Object> large(Draw draw) {
        int n = 120;
        double[] scores = draw.uniforms(n + 2, 0, 0.5);
        int[] labels = new int[n + 2];
        long[] amounts = new long[n + 2];
        for (int i = 0; i < n; i++) {
            labels[i] = 1;
            amounts[i] = 1_000_000_000_000L - draw.between(0, 1_000);
        }
        scores[n] = 0.9;
        scores[n + 1] = 0.8;
        labels[n] = 1;
        labels[n + 1] = 1;
        amounts[n] = 99;
        amounts[n + 1] = 101;
        return List.of(scores, labels, amounts, 100L, 0L, 2);
    }

    @Override
    public Object expected(Case test) {
        return cheapest(test, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like stopping nothing was not considered: threshold infinity, no alerts.",
                        () -> cheapest(test, false)));
    }

    private static RecordValue cheapest(Case test, boolean nothing) {
        double[] scores = test.argument(0, double[].class);
        int[] labels = test.argument(1, int[].class);
        long[] amounts = test.argument(2, long[].class);
        long review = test.argument(3, Long.class);
        long insult = test.argument(4, Long.class);
        int capacity = test.argument(5, Integer.class);
        // By score, the highest first: alerts, honest ones among them, and fraud caught.
        TreeMap<Double, long[]> byScore = new TreeMap<>(Comparator.reverseOrder());
        long missed = 0;
        for (int i = 0; i < scores.length; i++) {
            long[] sums = byScore.computeIfAbsent(scores[i], score -> new long[3]);
            sums[0]++;
            sums[1] += 1 - labels[i];
            sums[2] += labels[i] * amounts[i];
            missed += labels[i] * amounts[i];
        }
        RecordValue best = record(Double.POSITIVE_INFINITY, missed, 0);
        long least = nothing ? missed : Long.MAX_VALUE;
        long alerts = 0;
        long honest = 0;
        for (Map.Entry<Double, long[]> score : byScore.entrySet()) {
            alerts += score.getValue()[0];
            honest += score.getValue()[1];
            missed -= score.getValue()[2];
            long cost = alerts * review + honest * insult + missed;
            if (alerts <= capacity && cost < least) {
                least = cost;
                best = record(score.getKey(), cost, (int) alerts);
            }
        }
        return best;
    }

    private static RecordValue record(double threshold, long cost, int alerts) {
        return Answer.of("Operating", "threshold", threshold, "cost", cost, "alerts", alerts);
    }
}
