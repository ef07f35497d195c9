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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Cases of rank fusion: ties, repetitions, empty rankings, and lists too long to search. */
public final class ReciprocalRankFusion implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two retrievers",
                        draw -> List.of(List.of(new int[] {1, 2, 3}, new int[] {3, 2, 1}), new double[] {1, 1}, 60, 3))
                .sample(
                        "weights",
                        draw -> List.of(List.of(new int[] {5, 7}, new int[] {7, 5}), new double[] {0.25, 2}, 10, 5))
                .hidden(
                        "a document listed twice",
                        draw -> List.of(List.of(new int[] {4, 4, 6}, new int[] {8, 6}), new double[] {1, 1}, 1, 10))
                .hidden(
                        "an empty ranking",
                        draw -> List.of(List.of(new int[0], new int[] {9, 2}), new double[] {1, 1}, 0, 4))
                .hidden("nothing found", draw -> List.of(List.of(new int[0], new int[0]), new double[] {1, 1}, 60, 4))
                .hidden("fewer than asked for", draw -> List.of(List.of(new int[] {3, 1}), new double[] {1}, 60, 100))
                .hidden(
                        "large and negative ids",
                        draw -> List.of(
                                List.of(new int[] {2_000_000_000, -5}, new int[] {-5, 7}), new double[] {1, 0}, 60, 10))
                .hidden("three lists", draw -> random(draw, 3, 30, 50, 10))
                .hidden("20 × 3,000 documents", draw -> random(draw, 20, 3000, 20_000, 50))
                .list();
    }

    private static List<Object> random(Draw draw, int lists, int length, int documents, int top) {
        List<int[]> rankings = new ArrayList<>();
        for (int r = 0; r < lists; r++) {
            rankings.add(Arrays.copyOf(draw.permutation(documents), length));
        }
        return List.of(rankings, draw.uniforms(lists, 0.5, 2), 60, top);
    }

    @Override
    public Object expected(Case test) {
        return fused(test, 1, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like ranks start at 0; the first document has rank 1.", () -> fused(test, 0, true)),
                new Guess("Looks like the weights are not used.", () -> fused(test, 1, false)));
    }

    private static RecordValue fused(Case test, int firstRank, boolean weighted) {
        List<?> rankings = test.argument(0, List.class);
        double[] weights = test.argument(1, double[].class);
        int k = test.argument(2, Integer.class);
        TreeMap<Integer, Double> scores = new TreeMap<>();
        for (int r = 0; r < weights.length; r++) {
            int[] ranking = (int[]) rankings.get(r);
            TreeMap<Integer, Integer> places = new TreeMap<>();
            for (int place = 0; place < ranking.length; place++) {
                places.putIfAbsent(ranking[place], place + firstRank);
            }
            double weight = weighted ? weights[r] : 1;
            places.forEach((id, rank) -> scores.merge(id, weight / (k + rank), Double::sum));
        }
        List<Integer> best = scores.keySet().stream()
                .sorted(Comparator.comparingLong((Integer id) -> -Math.round(scores.get(id) * 1e12)))
                .limit(test.argument(3, Integer.class))
                .toList();
        return Answer.of(
                "Fused",
                "ids",
                best.stream().mapToInt(id -> id).toArray(),
                "scores",
                best.stream().mapToDouble(scores::get).toArray());
    }
}
