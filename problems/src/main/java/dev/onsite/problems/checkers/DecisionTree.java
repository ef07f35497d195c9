package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.tree.Criterion;
import dev.onsite.ml.tree.DecisionTreeClassifier;
import dev.onsite.ml.tree.TreeOptions;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import java.util.Arrays;
import java.util.List;

/** Cases of a classification tree's predictions. */
public final class DecisionTree implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "exclusive or",
                        draw -> List.of(
                                new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}},
                                new int[] {0, 1, 1, 0},
                                new double[][] {{0, 0}, {1, 0.2}, {0.4, 0.9}},
                                2,
                                1))
                .sample(
                        "no depth at all",
                        draw -> List.of(
                                new double[][] {{1}, {2}, {3}}, new int[] {2, 1, 2}, new double[][] {{0}, {9}}, 0, 1))
                .hidden(
                        "constant features",
                        draw -> List.of(
                                new double[][] {{5, 5}, {5, 5}, {5, 5}},
                                new int[] {1, 0, 1},
                                new double[][] {{5, 5}, {0, 9}},
                                5,
                                1))
                .hidden(
                        "a tie in a leaf",
                        draw -> List.of(
                                new double[][] {{1}, {1}, {2}, {2}},
                                new int[] {1, 0, 2, 2},
                                new double[][] {{1}, {1.5}, {1.6}},
                                4,
                                1))
                .hidden(
                        "leaves of two",
                        draw -> List.of(
                                new double[][] {{1}, {2}, {3}, {4}, {5}, {6}},
                                new int[] {1, 0, 0, 0, 0, 1},
                                new double[][] {{0.5}, {2.2}, {4.7}, {5.7}, {9}},
                                5,
                                2))
                .hidden(
                        "sides of different size",
                        draw -> List.of(
                                new double[][] {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}},
                                new int[] {0, 1, 0, 0, 0, 1, 1, 1, 0, 1},
                                new double[][] {{1.4}, {2.1}, {4.4}, {5.4}, {5.6}, {8.4}, {8.6}, {9.9}},
                                1,
                                1))
                .hidden("one row", draw -> List.of(new double[][] {{3}}, new int[] {0}, new double[][] {{1}}, 3, 1))
                .hidden("three classes", draw -> random(draw, 80, 3, 3, 9, 60, 4, 1))
                .hidden("deep, with many values alike", draw -> random(draw, 400, 4, 3, 4, 200, 20, 3))
                .hidden("6,000 rows", draw -> random(draw, 6_000, 8, 4, 1_000_000, 4_000, 30, 20))
                .list();
    }

    private static List<Object> random(
            Draw draw, int n, int d, int classes, int values, int queries, int depth, int minLeaf) {
        double[][] features = rows(draw, n, d, values);
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            double signal = (features[i][0] + features[i][d - 1]) * 2 / values;
            labels[i] =
                    draw.chance(0.8) ? Math.min(classes - 1, (int) (signal * classes)) : draw.between(0, classes - 1);
        }
        return List.of(features, labels, rows(draw, queries, d, values), depth, minLeaf);
    }

    /** Rows of whole numbers up to {@code values}, in quarters. */
    static double[][] rows(Draw draw, int n, int d, int values) {
        double[][] rows = new double[n][d];
        for (double[] row : rows) {
            Arrays.setAll(row, f -> draw.between(0, values) / 4.0);
        }
        return rows;
    }

    @Override
    public Object expected(Case test) {
        return predict(
                test.argument(0, double[][].class),
                test.argument(1, int[].class),
                test.argument(2, double[][].class),
                test.argument(3, Integer.class),
                test.argument(4, Integer.class));
    }

    /** What a tree grown on these rows answers. */
    static int[] predict(double[][] features, int[] labels, double[][] queries, int maxDepth, int minLeaf) {
        if (maxDepth == 0 || Arrays.stream(labels).distinct().count() == 1) {
            return constant(labels, queries.length);
        }
        TreeOptions options =
                TreeOptions.of(Criterion.GINI).withMaxDepth(maxDepth).withMinLeaf(minLeaf);
        return DecisionTreeClassifier.fit(Matrix.of(features), labels, options).predict(Matrix.of(queries));
    }

    private static int[] constant(int[] labels, int count) {
        int[] counts = new int[Arrays.stream(labels).max().orElseThrow() + 1];
        Arrays.stream(labels).forEach(label -> counts[label]++);
        int most = 0;
        for (int c = 1; c < counts.length; c++) {
            most = counts[c] > counts[most] ? c : most;
        }
        int[] answer = new int[count];
        Arrays.fill(answer, most);
        return answer;
    }
}
