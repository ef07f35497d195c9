package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Cases of the k best of a stream; the oracle keeps every candidate and sorts when it is asked. */
public final class TopKStream implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "three batches",
                        draw -> new Script(List.of(3))
                                .call("add", batch(new int[] {7, 5}, 4, 2.5))
                                .call("threshold", List.of())
                                .call("add", batch(new int[] {7, 9, 2}, 1, 2.5, -1))
                                .call("top", List.of())
                                .call("threshold", List.of())
                                .call("add", batch(new int[] {5, 4}, 8, 3))
                                .call("top", List.of()))
                .sampleScript(
                        "a score that is not a number",
                        draw -> new Script(List.of(3))
                                .call("add", batch(new int[] {1, 2, 3}, Double.NaN, 5, 4))
                                .call("top", List.of())
                                .call("add", batch(new int[] {2, 4}, Double.NaN, Double.NaN))
                                .call("top", List.of())
                                .call("threshold", List.of()))
                .hiddenScript(
                        "nothing yet",
                        draw -> new Script(List.of(4))
                                .call("top", List.of())
                                .call("threshold", List.of())
                                .call("add", batch(new int[] {}))
                                .call("top", List.of()))
                .hiddenScript(
                        "the smaller id of equals",
                        draw -> new Script(List.of(2))
                                .call("add", batch(new int[] {8, 6, 4}, 1, 1, 1))
                                .call("top", List.of())
                                .call("add", batch(new int[] {2, 9}, 1, 1))
                                .call("top", List.of()))
                .hiddenScript(
                        "only the best score counts",
                        draw -> new Script(List.of(2))
                                .call("add", batch(new int[] {1, 2, 3}, 9, 5, 4))
                                .call("add", batch(new int[] {1}, 2))
                                .call("top", List.of())
                                .call("threshold", List.of()))
                .hiddenScript(
                        "twice in a batch",
                        draw -> new Script(List.of(3))
                                .call("add", batch(new int[] {1, 1, 2, 3, 1}, 3, 7, 6, 5, 6.5))
                                .call("top", List.of())
                                .call("add", batch(new int[] {2, 4}, 6.5, 5.5))
                                .call("top", List.of()))
                .hiddenScript(
                        "fallen out and back again",
                        draw -> new Script(List.of(1))
                                .call("add", batch(new int[] {1}, 1))
                                .call("add", batch(new int[] {2}, 2))
                                .call("add", batch(new int[] {1}, 1.5))
                                .call("top", List.of())
                                .call("add", batch(new int[] {1}, 3))
                                .call("top", List.of())
                                .call("threshold", List.of()))
                .hiddenScript("negative scores", draw -> stream(draw, 40, 6, 5, 100, -50))
                .hiddenScript("few candidates, often", draw -> stream(draw, 300, 8, 10, 30, 0))
                .hiddenScript("more room than candidates", draw -> stream(draw, 40, 5, 64, 50, 0))
                .hiddenScript("300,000 candidates", draw -> stream(draw, 300, 1_000, 1_000, 2_000_000_000, 0))
                .list();
    }

    private static List<Object> batch(int[] ids, double... scores) {
        return List.of(ids, scores);
    }

    /** Batches each followed by a question; scores on a grid as coarse as there are few candidates, so that they tie. */
    private static Script stream(Draw draw, int batches, int size, int k, int candidates, double offset) {
        Script script = new Script(List.of(k));
        double grid = Math.min(1e6, candidates);
        for (int b = 0; b < batches; b++) {
            int length = size <= 10 ? draw.between(0, size) : size;
            double[] scores = new double[length];
            for (int i = 0; i < length; i++) {
                scores[i] = offset + Math.floor(draw.uniform(0, grid) + b / 8.0) / 4;
            }
            script.call("add", List.of(draw.ints(length, 0, candidates - 1), scores));
            script.call(draw.chance(0.5) ? "top" : "threshold", List.of());
        }
        return script.call("top", List.of());
    }

    @Override
    public Object expected(Case test) {
        int k = test.argument(0, Integer.class);
        Map<Integer, Double> best = new HashMap<>();
        List<Integer> order = List.of();
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            switch (call.method()) {
                case "add" -> {
                    int[] ids = (int[]) call.arguments().get(0);
                    double[] scores = (double[]) call.arguments().get(1);
                    for (int i = 0; i < ids.length; i++) {
                        if (!Double.isNaN(scores[i])) {
                            best.merge(ids[i], scores[i], Math::max);
                        }
                    }
                    order = best.keySet().stream()
                            .sorted(Comparator.comparing((Integer id) -> -best.get(id))
                                    .thenComparing(Comparator.naturalOrder()))
                            .limit(k)
                            .toList();
                    // Whoever is not among them now matters again only by a new score.
                    best.keySet().retainAll(new HashSet<>(order));
                    answers.add(null);
                }
                case "top" -> answers.add(order.stream().mapToInt(id -> id).toArray());
                default -> answers.add(order.size() < k ? Double.NEGATIVE_INFINITY : best.get(order.get(k - 1)));
            }
        }
        return answers;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Script.compare(test, expected, answer, comparison);
    }
}
