package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import dev.onsite.problems.checkers.stages.WeightedRocAuc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Cases of the area under the ROC curve, with ties, with one class, and with more pairs than 32 bits count. */
public final class RocAuc implements Checker, Scalable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "a tie",
                        draw -> List.of(new boolean[] {true, false, true, false}, new double[] {0.8, 0.5, 0.5, 0.1}))
                .sample("only positives", draw -> List.of(new boolean[] {true, true}, new double[] {0.2, 0.9}))
                .hidden("only negatives", draw -> List.of(new boolean[3], new double[] {1, 2, 3}))
                .hidden(
                        "perfect",
                        draw -> List.of(new boolean[] {true, false, true, false}, new double[] {9, -1, 8, 3}))
                .hidden(
                        "all scores alike",
                        draw -> List.of(new boolean[] {true, false, false, true, false}, new double[] {7, 7, 7, 7, 7}))
                .hidden("fifty examples", draw -> random(draw, 50, 1_000_000))
                .hidden("few distinct scores", draw -> random(draw, 300, 4))
                .hidden("one against one", draw -> List.of(new boolean[] {true, false}, new double[] {0.3, 0.7}))
                .hidden(
                        "one against three",
                        draw -> List.of(new boolean[] {false, true, false, false}, new double[] {4, 3, 2, 1}))
                .hidden("100,000 examples", draw -> random(draw, 100_000, 30_000))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int distinct) {
        boolean[] positive = new boolean[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            positive[i] = i < 2 ? i == 0 : draw.chance(0.5);
            double score = draw.normal() + (positive[i] ? 0.8 : 0);
            scores[i] = Math.rint(score * distinct / 8) / distinct;
        }
        return List.of(positive, scores);
    }

    @Override
    public List<Checker> stages() {
        return List.of(new WeightedRocAuc());
    }

    @Override
    public Object expected(Case test) {
        boolean[] positive = test.argument(0, boolean[].class);
        double[] scores = test.argument(1, double[].class);
        double[] negatives = IntStream.range(0, scores.length)
                .filter(i -> !positive[i])
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
        if (negatives.length == 0 || negatives.length == scores.length) {
            return Double.NaN;
        }
        double won = IntStream.range(0, scores.length)
                .filter(i -> positive[i])
                .mapToDouble(i -> (below(negatives, scores[i], false) + below(negatives, scores[i], true)) / 2.0)
                .sum();
        return won / negatives.length / (scores.length - negatives.length);
    }

    /** How many of the sorted values are smaller, or at most as large. */
    private static int below(double[] sorted, double value, boolean included) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (included && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double right = (Double) expected;
        Outcome outcome = comparison.compare(expected, answer);
        if (!outcome.accepted() && Double.isNaN(right)) {
            return outcome.withNote("With examples of one kind only there are no pairs, and no AUC.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("That is the probability that the negative wins.", () -> 1 - right),
                new Guess("Looks like a tie counts as a win; it counts one half.", () -> right + ties(test) / 2),
                new Guess("Looks like a tie counts as a loss; it counts one half.", () -> right - ties(test) / 2));
    }

    /** The share of pairs with equal scores. */
    private static double ties(Case test) {
        boolean[] positive = test.argument(0, boolean[].class);
        double[] scores = test.argument(1, double[].class);
        Map<Double, long[]> counts = new HashMap<>();
        long positives = 0;
        for (int i = 0; i < scores.length; i++) {
            counts.computeIfAbsent(scores[i], score -> new long[2])[positive[i] ? 1 : 0]++;
            positives += positive[i] ? 1 : 0;
        }
        double ties = counts.values().stream()
                .mapToDouble(count -> (double) count[0] * count[1])
                .sum();
        return ties / positives / (scores.length - positives);
    }

    @Override
    public String scale() {
        return "n, the number of examples";
    }

    @Override
    public String intended() {
        return "n log n";
    }

    @Override
    public int smallest() {
        return 200;
    }

    @Override
    public Case caseOf(int size, long seed) {
        return Cases.sized(size, seed, draw -> random(draw, size, 1_000_000));
    }
}
