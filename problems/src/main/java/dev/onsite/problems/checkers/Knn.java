package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.neighbors.BruteForce;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cases of classification by neighbours: ties in distance and in votes, points far from the origin. */
public final class Knn implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two queries",
                        draw -> List.of(
                                new double[][] {{0, 0}, {2, 0}, {3, 0}, {5, 0}, {9, 0}},
                                new int[] {7, 7, 4, 9, 4},
                                new double[][] {{1, 0}, {4.5, 0}},
                                3))
                .sample(
                        "one neighbour",
                        draw -> List.of(
                                new double[][] {{1}, {3}, {3}}, new int[] {5, -2, 8}, new double[][] {{3}, {2}}, 1))
                .hidden(
                        "a tie at the last place",
                        draw -> List.of(
                                new double[][] {{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {0, 0}},
                                new int[] {2, 1, 1, 1, 2},
                                new double[][] {{0, 0}},
                                3))
                .hidden(
                        "everybody votes",
                        draw -> List.of(
                                new double[][] {{4}, {1}, {2}, {3}},
                                new int[] {1, 0, 0, 1},
                                new double[][] {{0}, {10}},
                                4))
                .hidden("a grid", draw -> random(draw, 200, 2, 60, 4, 6, true, 0))
                .hidden("random", draw -> random(draw, 300, 3, 50, 7, 4, false, 0))
                .hidden("far from the origin", draw -> random(draw, 200, 3, 60, 1, 50, false, 1e8))
                .hidden("20,000 points", draw -> random(draw, 20_000, 8, 800, 25, 10, false, 0))
                .list();
    }

    private static List<Object> random(
            Draw draw, int n, int d, int m, int k, int classes, boolean whole, double offset) {
        double[][] points = draw.normals(n, d, whole ? 2 : 1);
        double[][] queries = draw.normals(m, d, whole ? 2 : 1);
        for (double[][] rows : List.of(points, queries)) {
            for (double[] row : rows) {
                for (int f = 0; f < d; f++) {
                    row[f] = (whole ? Math.rint(row[f]) : row[f]) + offset;
                }
            }
        }
        return List.of(points, draw.ints(n, -3, classes - 4), queries, k);
    }

    @Override
    public Object expected(Case test) {
        return labels(test, test.argument(3, Integer.class), false);
    }

    /** @param smallest whether tied votes go to the smallest label */
    private static int[] labels(Case test, int k, boolean smallest) {
        int[] labels = test.argument(1, int[].class);
        double[][] queries = test.argument(2, double[][].class);
        BruteForce search = BruteForce.of(Matrix.of(test.argument(0, double[][].class)));
        int[] answers = new int[queries.length];
        for (int t = 0; t < queries.length; t++) {
            // In order of the closest member.
            Map<Integer, Integer> votes = new LinkedHashMap<>();
            for (int neighbour : search.nearest(queries[t], k).indices()) {
                votes.merge(labels[neighbour], 1, Integer::sum);
            }
            int most = votes.values().stream().mapToInt(count -> count).max().orElseThrow();
            List<Integer> tied = votes.keySet().stream()
                    .filter(label -> votes.get(label) == most)
                    .toList();
            answers[t] = smallest ? tied.stream().sorted().findFirst().orElseThrow() : tied.get(0);
        }
        return answers;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        int k = test.argument(3, Integer.class);
        int n = test.argument(0, double[][].class).length;
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like a tied vote goes to the smallest label.", () -> labels(test, k, true)),
                new Guess("Looks like only the nearest point votes.", () -> labels(test, 1, false)),
                new Guess("Looks like one neighbour too many votes.", () -> labels(test, Math.min(n, k + 1), false)));
    }
}
