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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of a cascade of three models; the oracle raises the first threshold query by query, keeping sums by the second. */
public final class CascadeRouter implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "four queries",
                        draw -> List.of(
                                new double[][] {{0.9, 0.3}, {0.4, 0.9}, {0.1, 0.2}, {0.5, 0.6}},
                                new int[][] {{1, 1, 1}, {0, 1, 1}, {0, 0, 1}, {1, 0, 0}},
                                new long[] {1, 10, 100},
                                new double[] {0, 0.25, 0.5, 0.75, 1.1},
                                130L))
                .sample(
                        "a tight budget",
                        draw -> List.of(
                                new double[][] {{0.9, 0.3}, {0.4, 0.9}, {0.1, 0.2}},
                                new int[][] {{1, 1, 1}, {0, 1, 1}, {0, 0, 1}},
                                new long[] {1, 10, 100},
                                new double[] {0, 0.25, 0.5, 0.75, 1.1},
                                23L))
                .hidden(
                        "only the small model is allowed",
                        draw -> List.of(
                                new double[][] {{0.2, 0.2}, {0.7, 0.1}},
                                new int[][] {{0, 1, 1}, {1, 1, 1}},
                                new long[] {5, 1, 1},
                                new double[] {0, 0.5, 1},
                                10L))
                .hidden(
                        "one threshold",
                        draw -> List.of(
                                new double[][] {{0, 0}, {1, 1}},
                                new int[][] {{0, 1, 1}, {1, 0, 0}},
                                new long[] {1, 1, 1},
                                new double[] {0},
                                100L))
                .hidden(
                        "equal to the threshold",
                        draw -> List.of(
                                new double[][] {{0.5, 0.5}, {0.25, 0.5}, {0.5, 0.25}, {0.25, 0.25}},
                                new int[][] {{1, 0, 0}, {0, 1, 0}, {1, 0, 0}, {0, 0, 1}},
                                new long[] {1, 1, 1},
                                new double[] {0, 0.25, 0.5, 0.75},
                                1_000L))
                .hidden(
                        "larger is not better",
                        draw -> List.of(
                                new double[][] {{0.9, 0.9}, {0.8, 0.7}, {0.2, 0.4}, {0.1, 0.1}},
                                new int[][] {{1, 0, 0}, {1, 1, 0}, {0, 1, 0}, {0, 0, 1}},
                                new long[] {1, 2, 4},
                                new double[] {0, 0.3, 0.6, 1.5},
                                1_000_000L))
                .hidden(
                        "equally right",
                        draw -> List.of(
                                new double[][] {{0.6, 0.6}, {0.4, 0.4}, {0.2, 0.2}},
                                new int[][] {{1, 1, 1}, {1, 1, 1}, {0, 0, 0}},
                                new long[] {3, 7, 20},
                                new double[] {0, 0.1, 0.3, 0.5, 0.7, 0.9},
                                1_000L))
                .hidden("large costs", draw -> random(draw, 3_000, 12, 1_000_000_000L, 0.5))
                .hidden("calls that cost nothing", draw -> random(draw, 60, 10, 0, 1))
                .hidden("random queries", draw -> random(draw, 400, 20, 300, 0.4))
                .hidden("50,000 queries", draw -> random(draw, 50_000, 200, 3_000, 0.35))
                .list();
    }

    /** Queries of some difficulty, which all confidences and answers depend on; the budget is a share of the whole cost. */
    private static List<Object> random(Draw draw, int n, int g, long cost, double share) {
        double[][] confidences = new double[n][2];
        int[][] correct = new int[n][3];
        for (int i = 0; i < n; i++) {
            double difficulty = draw.uniform(0, 1);
            for (int m = 0; m < 3; m++) {
                double chance = 1 / (1 + Math.exp(8 * (difficulty - 0.4 - 0.2 * m)));
                correct[i][m] = draw.chance(chance) ? 1 : 0;
                if (m < 2) {
                    double noisy = Math.min(1, Math.max(0, chance + 0.2 * draw.normal()));
                    confidences[i][m] = Math.round(noisy * 2 * g) / (2.0 * g);
                }
            }
        }
        double[] grid = new double[g];
        for (int j = 0; j < g; j++) {
            grid[j] = (double) j / (g - 1);
        }
        long[] costs = {cost / 30, cost / 5, cost};
        long budget = n * costs[0] + (long) (share * n * (costs[1] + costs[2]));
        return List.of(confidences, correct, costs, grid, budget);
    }

    @Override
    public Object expected(Case test) {
        return tuned(test, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like only the model that answers is paid for; those called before it are too.",
                        () -> tuned(test, false)));
    }

    private static RecordValue tuned(Case test, boolean allCalls) {
        double[][] confidences = test.argument(0, double[][].class);
        int[][] correct = test.argument(1, int[][].class);
        long[] costs = test.argument(2, long[].class);
        double[] grid = test.argument(3, double[].class);
        long budget = test.argument(4, Long.class);
        int n = confidences.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> confidences[i][0]))
                .mapToInt(i -> i)
                .toArray();
        int right = Arrays.stream(correct).mapToInt(models -> models[0]).sum();
        long cost = n * costs[0];
        // By the highest threshold that the medium model reaches: what it gets right, what the large one does, how
        // many.
        int[][] escalated = new int[grid.length][3];
        RecordValue best = null;
        int next = 0;
        for (double first : grid) {
            for (; next < n && confidences[order[next]][0] < first; next++) {
                int i = order[next];
                int at = 0;
                while (at + 1 < grid.length && grid[at + 1] <= confidences[i][1]) {
                    at++;
                }
                escalated[at][0] += correct[i][1];
                escalated[at][1] += correct[i][2];
                escalated[at][2]++;
                right += correct[i][1] - correct[i][0];
                cost += allCalls ? costs[1] : costs[1] - costs[0];
            }
            int rightHere = right;
            long costHere = cost;
            for (int b = 0; b < grid.length; b++) {
                boolean better = best == null
                        || rightHere > (Integer) best.get("correct")
                        || (rightHere == (Integer) best.get("correct") && costHere < (Long) best.get("cost"));
                if (costHere <= budget && better) {
                    best = Answer.of(
                            "Cascade",
                            List.of("first", "second", "correct", "cost"),
                            List.of(first, grid[b], rightHere, costHere));
                }
                rightHere += escalated[b][1] - escalated[b][0];
                costHere += escalated[b][2] * (allCalls ? costs[2] : costs[2] - costs[1]);
            }
        }
        return best;
    }
}
