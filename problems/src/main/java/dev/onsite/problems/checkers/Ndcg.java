package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import dev.onsite.problems.checkers.stages.TiedNdcg;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of nDCG: ties, missing relevance, and orders that only the ideal over all documents tells apart. */
public final class Ndcg implements Checker, Scalable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("three documents", draw -> List.of(new double[] {0.5, 0.9, 0.1}, new int[] {3, 0, 2}, 2))
                .sample("nothing relevant", draw -> List.of(new double[] {1, 2}, new int[] {0, 0}, 5))
                .hidden("one document", draw -> List.of(new double[] {0.3}, new int[] {2}, 1))
                .hidden("equal scores", draw -> List.of(new double[] {0.5, 0.5, 0.7, 0.5}, new int[] {1, 3, 0, 2}, 3))
                .hidden("k beyond the list", draw -> List.of(new double[] {-1, -2, -3}, new int[] {0, 1, 2}, 50))
                .hidden(
                        "the best is missed",
                        draw -> List.of(new double[] {0.9, 0.8, 0.7, 0.1}, new int[] {1, 1, 0, 4}, 2))
                .hidden("high grades", draw -> List.of(new double[] {0.1, 0.2, 0.3}, new int[] {30, 29, 28}, 3))
                .hidden("a hundred documents", draw -> random(draw, 100, 10))
                .hidden("barely relevant", draw -> List.of(new double[] {1, 2}, new int[] {1, 0}, 2))
                .hidden("60,000 documents", draw -> random(draw, 60_000, 100))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int k) {
        int[] grades = new int[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            grades[i] = draw.chance(0.2) ? draw.between(1, 4) : 0;
            scores[i] = Math.rint(100 * (draw.normal() + grades[i] * 0.5)) / 100;
        }
        return List.of(scores, grades, k);
    }

    @Override
    public List<Checker> stages() {
        return List.of(new TiedNdcg());
    }

    @Override
    public Object expected(Case test) {
        return value(test, true, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the gain is the grade itself; it is 2^grade − 1.", () -> value(test, false, false)),
                new Guess(
                        "Looks like the ideal order is one of the k shown documents; it is one of all.",
                        () -> value(test, true, true)));
    }

    private static double value(Case test, boolean exponential, boolean idealOfShown) {
        double[] scores = test.argument(0, double[].class);
        int[] grades = test.argument(1, int[].class);
        int k = Math.min(test.argument(2, Integer.class), grades.length);
        double[] gains = IntStream.range(0, grades.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> i))
                .mapToDouble(i -> exponential ? Math.scalb(1.0, grades[i]) - 1 : grades[i])
                .toArray();
        double[] counted = idealOfShown ? Arrays.copyOf(gains, k) : gains;
        return dcg(counted, k) == 0 ? 0 : dcg(counted, k) / dcg(descending(counted), k);
    }

    private static double dcg(double[] gains, int k) {
        return IntStream.range(0, k)
                .mapToDouble(i -> gains[i] * Math.log(2) / Math.log(i + 2.0))
                .sum();
    }

    private static double[] descending(double[] gains) {
        return Arrays.stream(gains)
                .map(gain -> -gain)
                .sorted()
                .map(gain -> -gain)
                .toArray();
    }

    @Override
    public String scale() {
        return "n, the number of documents";
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
        return Cases.sized(size, seed, draw -> random(draw, size, 100));
    }
}
