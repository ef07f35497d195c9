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
import java.util.stream.IntStream;

/** Cases of nDCG with ties: whole lists of equal scores, and ties that the cut at k goes through. */
public final class TiedNdcg implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "a tie for the first place",
                        draw -> List.of(new double[] {0.9, 0.9, 0.1}, new int[] {0, 2, 1}, 2))
                .sample("no ties", draw -> List.of(new double[] {0.5, 0.9, 0.1}, new int[] {3, 0, 2}, 2))
                .hidden(
                        "the cut goes through a tie",
                        draw -> List.of(new double[] {3, 1, 1, 1, 0}, new int[] {1, 0, 4, 2, 3}, 2))
                .hidden("all scores alike", draw -> List.of(new double[] {7, 7, 7, 7}, new int[] {3, 0, 0, 1}, 3))
                .hidden("nothing relevant", draw -> List.of(new double[] {1, 1}, new int[] {0, 0}, 5))
                .hidden("k beyond the list", draw -> List.of(new double[] {2, 2, 1, 1}, new int[] {0, 1, 2, 0}, 50))
                .hidden("high grades", draw -> List.of(new double[] {1, 1, 1}, new int[] {30, 1, 28}, 3))
                .hidden("a hundred documents", draw -> random(draw, 100, 10, 8))
                .hidden("barely relevant", draw -> List.of(new double[] {1, 2}, new int[] {1, 0}, 2))
                .hidden("60,000 documents", draw -> random(draw, 60_000, 500, 400))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int k, int distinct) {
        int[] grades = new int[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            grades[i] = draw.chance(0.2) ? draw.between(1, 4) : 0;
            scores[i] = Math.rint(distinct / 4.0 * (draw.normal() + grades[i] * 0.5)) / distinct;
        }
        return List.of(scores, grades, k);
    }

    @Override
    public Object expected(Case test) {
        return value(test, 0.5);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like ties are broken in the ranking's favour, by grade.", () -> value(test, 1)),
                new Guess("Looks like ties are broken against the ranking, by grade.", () -> value(test, 0)));
    }

    /** With each tie in its best order (1), in its worst (0), or in the mean of all its orders. */
    private static double value(Case test, double luck) {
        double[] scores = test.argument(0, double[].class);
        int[] grades = test.argument(1, int[].class);
        int k = Math.min(test.argument(2, Integer.class), grades.length);
        double[] gains = Arrays.stream(grades)
                .mapToDouble(grade -> Math.scalb(1.0, grade) - 1)
                .toArray();
        double direction = luck == 0 ? 1 : -1;
        int[] order = IntStream.range(0, grades.length)
                .boxed()
                .sorted((a, b) -> scores[a] != scores[b]
                        ? Double.compare(scores[b], scores[a])
                        : Double.compare(direction * gains[a], direction * gains[b]))
                .mapToInt(i -> i)
                .toArray();
        double[] shown = Arrays.stream(order).mapToDouble(i -> gains[i]).toArray();
        for (int from = 0; from < order.length && luck == 0.5; ) {
            int to = from;
            double sum = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                sum += gains[order[to++]];
            }
            Arrays.fill(shown, from, to, sum / (to - from));
            from = to;
        }
        double[] ideal = Arrays.stream(gains)
                .map(gain -> -gain)
                .sorted()
                .map(gain -> -gain)
                .toArray();
        double best = dcg(ideal, k);
        return best == 0 ? 0 : dcg(shown, k) / best;
    }

    private static double dcg(double[] gains, int k) {
        return IntStream.range(0, k)
                .mapToDouble(i -> gains[i] * Math.log(2) / Math.log(i + 2.0))
                .sum();
    }
}
