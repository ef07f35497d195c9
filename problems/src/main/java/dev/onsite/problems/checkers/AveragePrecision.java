package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.metrics.ScoreCurve;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Cases of average precision: ties, one class, few positives, and more examples than pairs can be counted of. */
public final class AveragePrecision implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "a tie",
                        draw -> List.of(
                                new boolean[] {true, true, false, true, false}, new double[] {0.9, 0.8, 0.8, 0.4, 0.1}))
                .sample("no positives", draw -> List.of(new boolean[2], new double[] {0.2, 0.9}))
                .hidden("only positives", draw -> List.of(new boolean[] {true, true, true}, new double[] {3, 1, 2}))
                .hidden("one example", draw -> List.of(new boolean[] {true}, new double[] {-4}))
                .hidden("worst first", draw -> List.of(new boolean[] {false, false, true}, new double[] {9, 8, 1}))
                .hidden(
                        "all scores alike",
                        draw -> List.of(new boolean[] {true, false, false, true, false}, new double[] {7, 7, 7, 7, 7}))
                .hidden("fifty examples", draw -> random(draw, 50, 1_000_000, 0.4))
                .hidden("few distinct scores", draw -> random(draw, 300, 4, 0.3))
                .hidden("one in a hundred", draw -> random(draw, 4_000, 1_000_000, 0.01))
                .hidden("200,000 examples", draw -> random(draw, 200_000, 30_000, 0.5))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int distinct, double share) {
        boolean[] positive = new boolean[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            positive[i] = i < 2 ? i == 0 : draw.chance(share);
            double score = draw.normal() + (positive[i] ? 0.8 : 0);
            scores[i] = Math.rint(score * distinct / 8) / distinct;
        }
        return List.of(positive, scores);
    }

    @Override
    public Object expected(Case test) {
        boolean[] positive = test.argument(0, boolean[].class);
        int positives = count(positive);
        if (positives == 0 || positives == positive.length) {
            return positives == 0 ? Double.NaN : 1.0;
        }
        return ScoreCurve.of(positive, test.argument(1, double[].class), null).averagePrecision();
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double right = (Double) expected;
        Outcome outcome = comparison.compare(expected, answer);
        if (!outcome.accepted() && Double.isNaN(right)) {
            return outcome.withNote("Without a positive there is no recall, and no average precision.");
        }
        boolean[] positive = test.argument(0, boolean[].class);
        double[] scores = test.argument(1, double[].class);
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like tied examples are counted one by one, as they stand.",
                        () -> ranked(positive, scores)),
                new Guess(
                        "Looks like you divided by n instead of the number of positives.",
                        () -> right * count(positive) / positive.length),
                new Guess("That is the ROC AUC.", () -> rocAuc(positive, scores)));
    }

    /** The mean precision at the positives, tied ones in the order of the input. */
    private static double ranked(boolean[] positive, double[] scores) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
        int found = 0;
        double sum = 0;
        for (int at = 0; at < order.length; at++) {
            if (positive[order[at]]) {
                sum += (double) ++found / (at + 1);
            }
        }
        return sum / found;
    }

    private static double rocAuc(boolean[] positive, double[] scores) {
        return count(positive) == positive.length
                ? Double.NaN
                : ScoreCurve.of(positive, scores, null).auc();
    }

    private static int count(boolean[] positive) {
        int count = 0;
        for (boolean value : positive) {
            count += value ? 1 : 0;
        }
        return count;
    }
}
