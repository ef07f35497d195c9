package dev.onsite.problems.checkers.stages;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cases of the AUC with weights: ties of unequal weight, and a kind whose examples have none. */
public final class WeightedRocAuc implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "a heavy tie",
                        draw -> List.of(
                                new boolean[] {true, false, true, false},
                                new double[] {0.8, 0.5, 0.5, 0.1},
                                new double[] {1, 3, 2, 1}))
                .sample(
                        "positives without weight",
                        draw -> List.of(
                                new boolean[] {true, false, true}, new double[] {3, 2, 1}, new double[] {0, 5, 0}))
                .hidden("only negatives", draw -> List.of(new boolean[2], new double[] {1, 2}, new double[] {1, 1}))
                .hidden(
                        "all scores alike",
                        draw -> List.of(
                                new boolean[] {true, false, false, true},
                                new double[] {7, 7, 7, 7},
                                new double[] {2, 0.5, 4, 1}))
                .hidden("weights of one", draw -> random(draw, 40, 8, 1, 1))
                .hidden("small weights", draw -> random(draw, 60, 1_000_000, 1e-6, 2e-6))
                .hidden("few distinct scores", draw -> random(draw, 300, 4, 0, 5))
                .hidden(
                        "one against one",
                        draw -> List.of(new boolean[] {true, false}, new double[] {0.3, 0.7}, new double[] {1, 1}))
                .hidden("100,000 weighted examples", draw -> random(draw, 100_000, 30_000, 0, 3))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int distinct, double low, double high) {
        boolean[] positive = new boolean[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            positive[i] = i < 2 ? i == 0 : draw.chance(0.4);
            double score = draw.normal() + (positive[i] ? 0.8 : 0);
            scores[i] = Math.rint(score * distinct / 8) / distinct;
        }
        return List.of(positive, scores, draw.uniforms(n, low, high));
    }

    @Override
    public Object expected(Case test) {
        return value(test, test.argument(2, double[].class), 0.5);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if (!outcome.accepted() && Double.isNaN((Double) expected)) {
            return outcome.withNote("A kind without weight makes no pairs that count, and no AUC.");
        }
        double[] weights = test.argument(2, double[].class);
        double[] ones = new double[weights.length];
        Arrays.fill(ones, 1);
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("Looks like every example still counts as one.", () -> value(test, ones, 0.5)),
                new Guess("Looks like a tie counts as a win; it counts one half.", () -> value(test, weights, 1)),
                new Guess("Looks like a tie counts as a loss; it counts one half.", () -> value(test, weights, 0)));
    }

    private static double value(Case test, double[] weights, double tie) {
        boolean[] positive = test.argument(0, boolean[].class);
        double[] scores = test.argument(1, double[].class);
        // Of each score the weight of its negatives and of its positives.
        TreeMap<Double, double[]> byScore = new TreeMap<>();
        double[] total = new double[2];
        for (int i = 0; i < scores.length; i++) {
            int kind = positive[i] ? 1 : 0;
            byScore.computeIfAbsent(scores[i] + 0.0, score -> new double[2])[kind] += weights[i];
            total[kind] += weights[i];
        }
        double won = 0;
        double below = 0;
        for (Map.Entry<Double, double[]> group : byScore.entrySet()) {
            won += group.getValue()[1] * (below + tie * group.getValue()[0]);
            below += group.getValue()[0];
        }
        return total[0] * total[1] == 0 ? Double.NaN : won / total[0] / total[1];
    }
}
