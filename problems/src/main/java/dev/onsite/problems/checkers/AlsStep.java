package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.linalg.Cholesky;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Cases of implicit ALS; the oracle solves each user's normal equations with ml's Cholesky decomposition. */
public final class AlsStep implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "three users",
                        draw -> List.of(
                                new int[] {0, 1, 1},
                                new int[] {0, 1, 1},
                                new double[] {3, 1, 1},
                                3,
                                new double[][] {{1, 0}, {0, 2}},
                                2.0,
                                1.0))
                .sample(
                        "items that share their factors",
                        draw -> List.of(
                                new int[] {0, 0, 1},
                                new int[] {0, 1, 2},
                                new double[] {1, 2, 5},
                                2,
                                new double[][] {{1, 1}, {1, 0.5}, {0.2, 1}},
                                1.0,
                                0.1))
                .hidden(
                        "no events",
                        draw -> List.of(
                                new int[0], new int[0], new double[0], 2, new double[][] {{1, 2}, {3, 4}}, 1.0, 1.0))
                .hidden(
                        "one factor",
                        draw -> List.of(
                                new int[] {1, 0, 1},
                                new int[] {0, 1, 2},
                                new double[] {1, 1, 0.5},
                                2,
                                new double[][] {{0.5}, {-1}, {2}},
                                10.0,
                                0.5))
                .hidden(
                        "more factors than items",
                        draw -> List.of(
                                new int[] {0},
                                new int[] {1},
                                new double[] {4},
                                1,
                                new double[][] {{1, 0, 2, 1}, {0, 1, 1, -1}},
                                1.0,
                                0.01))
                .hidden("the same pairs again and again", draw -> random(draw, 400, 10, 8, 3, 5, 0.3))
                .hidden("random events", draw -> random(draw, 300, 30, 40, 6, 40, 0.05))
                .hidden("80,000 events", draw -> random(draw, 80_000, 3_800, 20_000, 16, 40, 1))
                .list();
    }

    private static List<Object> random(
            Draw draw, int events, int users, int items, int f, double alpha, double regularization) {
        double[] counts = new double[events];
        int[] itemIds = new int[events];
        for (int e = 0; e < events; e++) {
            counts[e] = draw.between(1, 20) / 4.0;
            // Popular items are drawn more often.
            itemIds[e] = (int) (items * Math.pow(draw.uniform(0, 1), 2));
        }
        return List.of(
                draw.ints(events, 0, users - 1),
                itemIds,
                counts,
                users,
                draw.normals(items, f, 0.3),
                alpha,
                regularization);
    }

    @Override
    public Object expected(Case test) {
        return factors(test, true, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like only the pairs in the log are fitted; the others count with confidence 1.",
                        () -> factors(test, false, false)),
                new Guess(
                        "Looks like the 1 in the confidence is counted for each event; it belongs to the pair.",
                        () -> factors(test, true, true)));
    }

    private static double[][] factors(Case test, boolean allItems, boolean oneAnEvent) {
        int[] userIds = test.argument(0, int[].class);
        int[] itemIds = test.argument(1, int[].class);
        double[] counts = test.argument(2, double[].class);
        double[][] items = test.argument(4, double[][].class);
        double alpha = test.argument(5, Double.class);
        int f = items[0].length;
        double[][] common = new double[f][f];
        for (int i = 0; i < f; i++) {
            for (int j = 0; j < f; j++) {
                for (int item = 0; item < items.length && allItems; item++) {
                    common[i][j] += items[item][i] * items[item][j];
                }
            }
            common[i][i] += test.argument(6, Double.class);
        }
        List<Map<Integer, double[]>> logs = IntStream.range(0, test.argument(3, Integer.class))
                .<Map<Integer, double[]>>mapToObj(user -> new TreeMap<>())
                .toList();
        for (int e = 0; e < userIds.length; e++) {
            double[] pair = logs.get(userIds[e]).computeIfAbsent(itemIds[e], item -> new double[2]);
            pair[0] += counts[e];
            pair[1]++;
        }
        return logs.stream()
                .map(log -> solve(common, log, items, alpha, allItems ? 0 : 1, oneAnEvent))
                .toArray(double[][]::new);
    }

    /** @param own what an item of the log adds to the matrix beside its count: 0 where it is in already */
    private static double[] solve(
            double[][] common,
            Map<Integer, double[]> log,
            double[][] items,
            double alpha,
            double own,
            boolean oneAnEvent) {
        double[][] a = new double[common.length][];
        for (int i = 0; i < a.length; i++) {
            a[i] = common[i].clone();
        }
        double[] b = new double[a.length];
        log.forEach((item, pair) -> {
            double weight = alpha * pair[0];
            double[] y = items[item];
            for (int i = 0; i < y.length; i++) {
                b[i] += ((oneAnEvent ? pair[1] : 1) + weight) * y[i];
                for (int j = 0; j < y.length; j++) {
                    a[i][j] += (own + weight) * y[i] * y[j];
                }
            }
        });
        return Cholesky.of(Matrix.of(a)).solve(b);
    }
}
