package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cases of a random forest whose draws are given. */
public final class RandomForest implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two trees",
                        draw -> List.of(
                                new double[][] {{1, 5}, {2, 6}, {3, 1}},
                                new int[] {0, 0, 1},
                                new double[][] {{2.6, 0}},
                                new int[][] {{0, 0, 2}, {1, 2, 2}},
                                new int[][] {{0}, {1}},
                                3))
                .sample(
                        "exclusive or",
                        draw -> List.of(
                                new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}},
                                new int[] {0, 1, 1, 0},
                                new double[][] {{0, 1}, {1, 1}},
                                new int[][] {{0, 1, 2, 3}},
                                new int[][] {{0, 1}},
                                2))
                .hidden(
                        "a row drawn often",
                        draw -> List.of(
                                new double[][] {{1}, {1}, {1}, {4}},
                                new int[] {1, 0, 0, 2},
                                new double[][] {{0}, {5}},
                                new int[][] {{0, 0, 0, 1}, {0, 0, 2, 3}, {0, 0, 0, 2}},
                                new int[][] {{0}, {0}, {0}},
                                5))
                .hidden("thirty rows", draw -> random(draw, 30, 4, 3, 8, 10, 7, 2, 4))
                .hidden("no depth", draw -> random(draw, 20, 3, 3, 5, 4, 5, 2, 0))
                .hidden("one row", draw -> random(draw, 1, 2, 1, 4, 3, 3, 1, 4))
                .hidden("many values alike", draw -> random(draw, 200, 5, 4, 3, 40, 12, 3, 12))
                .hidden("6,000 rows", draw -> random(draw, 6_000, 10, 4, 1_000_000, 500, 16, 3, 5))
                .list();
    }

    private static List<Object> random(
            Draw draw, int n, int d, int classes, int values, int queries, int trees, int m, int depth) {
        double[][] features = DecisionTree.rows(draw, n, d, values);
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            double signal = (features[i][0] + features[i][d - 1]) * 2 / (values + 1);
            labels[i] =
                    draw.chance(0.8) ? Math.min(classes - 1, (int) (signal * classes)) : draw.between(0, classes - 1);
        }
        int[][] drawn = new int[trees][];
        int[][] candidates = new int[trees][];
        for (int t = 0; t < trees; t++) {
            drawn[t] = draw.ints(n, 0, n - 1);
            candidates[t] =
                    IntStream.of(Arrays.copyOf(draw.permutation(d), m)).sorted().toArray();
        }
        return List.of(features, labels, DecisionTree.rows(draw, queries, d, values), drawn, candidates, depth);
    }

    @Override
    public Object expected(Case test) {
        double[][] features = test.argument(0, double[][].class);
        int[] labels = test.argument(1, int[].class);
        double[][] queries = test.argument(2, double[][].class);
        int[][] rows = test.argument(3, int[][].class);
        int[][] candidates = test.argument(4, int[][].class);
        double[][] asked = Stream.of(queries, features).flatMap(Arrays::stream).toArray(double[][]::new);
        int classes = Arrays.stream(labels).max().orElseThrow() + 1;
        int[][] votes = new int[queries.length][classes];
        int[][] outside = new int[labels.length][classes];
        for (int t = 0; t < rows.length; t++) {
            int[] allowed = candidates[t];
            int[] drawn = rows[t];
            double[][] own = columns(features, allowed);
            double[][] x = Arrays.stream(drawn).mapToObj(row -> own[row]).toArray(double[][]::new);
            int[] y = Arrays.stream(drawn).map(row -> labels[row]).toArray();
            int depth = test.argument(5, Integer.class);
            int[] answers = DecisionTree.predict(x, y, columns(asked, allowed), depth, 1);
            boolean[] inBag = new boolean[labels.length];
            Arrays.stream(drawn).forEach(row -> inBag[row] = true);
            for (int q = 0; q < queries.length; q++) {
                votes[q][answers[q]]++;
            }
            for (int i = 0; i < labels.length; i++) {
                outside[i][answers[queries.length + i]] += inBag[i] ? 0 : 1;
            }
        }
        return Answer.of("Votes", "votes", votes, "out_of_bag", accuracy(outside, labels));
    }

    private static double accuracy(int[][] votes, int[] labels) {
        int judged = 0;
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            int[] own = votes[i];
            int most = Arrays.stream(own).max().orElseThrow();
            if (most > 0) {
                judged++;
                int answer = IntStream.range(0, own.length)
                        .filter(c -> own[c] == most)
                        .findFirst()
                        .orElseThrow();
                right += answer == labels[i] ? 1 : 0;
            }
        }
        return judged == 0 ? 0 : (double) right / judged;
    }

    private static double[][] columns(double[][] rows, int[] columns) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(columns).mapToDouble(f -> row[f]).toArray())
                .toArray(double[][]::new);
    }
}
