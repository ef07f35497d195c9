package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of Pegasos on sparse rows; the oracle sums the violating rows, as w after step t is their sum over λt. */
public final class LinearSvm implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two steps",
                        draw -> List.of(
                                new int[] {0, 1, 3},
                                new int[] {0, 0, 1},
                                new double[] {2, 1, 1},
                                new int[] {1, -1},
                                2,
                                0.5,
                                new int[] {0, 1}))
                .sample("ten rows", draw -> random(draw, 10, 6, 3, 0.1, 30))
                .hidden("no step", draw -> random(draw, 3, 4, 2, 1, 0))
                .hidden("one step", draw -> random(draw, 3, 4, 2, 0.3, 1))
                .hidden(
                        "a margin of exactly one",
                        draw -> List.of(
                                new int[] {0, 1}, new int[] {0}, new double[] {1}, new int[] {1}, 1, 1.0, new int[] {
                                    0, 0, 0
                                }))
                .hidden(
                        "an empty row",
                        draw -> List.of(
                                new int[] {0, 0, 2},
                                new int[] {1, 2},
                                new double[] {1, -1},
                                new int[] {1, -1},
                                3,
                                0.25,
                                new int[] {0, 1, 0, 1}))
                .hidden("strong regularisation", draw -> random(draw, 12, 5, 3, 5, 60))
                .hidden("weak regularisation", draw -> random(draw, 40, 12, 5, 1e-3, 400))
                .hidden("3,000,000 columns", draw -> random(draw, 3_000, 3_000_000, 30, 1e-4, 8_000))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int width, int nonZeros, double lambda, int steps) {
        int[] starts = new int[n + 1];
        int[] columns = new int[n * nonZeros];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            starts[i + 1] = starts[i] + nonZeros;
            labels[i] = draw.chance(0.5) ? 1 : -1;
            boolean fresh = false;
            while (!fresh) {
                // Small columns are the frequent words.
                for (int at = starts[i]; at < starts[i + 1]; at++) {
                    columns[at] = Math.min(draw.between(0, width - 1), draw.between(0, width - 1));
                }
                fresh = Arrays.stream(columns, starts[i], starts[i + 1])
                                .distinct()
                                .count()
                        == nonZeros;
            }
        }
        double[] values = draw.normals(columns.length);
        return List.of(
                starts, columns, values, labels, width, lambda, steps == 0 ? new int[0] : draw.ints(steps, 0, n - 1));
    }

    @Override
    public Object expected(Case test) {
        return decisions(test, 1, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like every step adds its row; only those with a margin below 1 do.",
                        () -> decisions(test, Double.POSITIVE_INFINITY, false)),
                new Guess(
                        "Looks like rows are added below a margin of 0 (a perceptron), not of 1.",
                        () -> decisions(test, 0, false)),
                new Guess("Looks like the margin is taken after w was shrunk.", () -> decisions(test, 1, true)));
    }

    /**
     * w after step t is the sum of yᵢxᵢ over the steps that violated, over λt.
     *
     * @param least the margin below which a row is added
     * @param shrunk whether the margin is that of the weights after shrinking
     */
    private static double[] decisions(Case test, double least, boolean shrunk) {
        int[] starts = test.argument(0, int[].class);
        int[] columns = test.argument(1, int[].class);
        double[] values = test.argument(2, double[].class);
        int[] labels = test.argument(3, int[].class);
        double lambda = test.argument(5, Double.class);
        int[] order = test.argument(6, int[].class);
        double[] sum = new double[test.argument(4, Integer.class)];
        for (int t = 1; t <= order.length; t++) {
            int row = order[t - 1];
            double dot = 0;
            for (int at = starts[row]; at < starts[row + 1]; at++) {
                dot += values[at] * sum[columns[at]];
            }
            double margin = t == 1 ? 0 : labels[row] * dot / (lambda * (shrunk ? t : t - 1));
            if (margin < least) {
                for (int at = starts[row]; at < starts[row + 1]; at++) {
                    sum[columns[at]] += labels[row] * values[at];
                }
            }
        }
        double[] decisions = new double[labels.length];
        for (int i = 0; i < decisions.length && order.length > 0; i++) {
            for (int at = starts[i]; at < starts[i + 1]; at++) {
                decisions[i] += values[at] * sum[columns[at]] / (lambda * order.length);
            }
        }
        return decisions;
    }
}
