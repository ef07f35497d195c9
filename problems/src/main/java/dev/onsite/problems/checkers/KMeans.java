package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import dev.onsite.problems.checkers.stages.WeightedKMeans;
import java.util.List;

/** Cases of k-means: empty clusters, ties, points far from the origin, and one that n × k × d numbers do not fit. */
public final class KMeans implements Checker, Scalable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two pairs",
                        draw -> List.of(
                                new double[][] {{1, 1}, {1, 2}, {5, 4}, {6, 4}}, new double[][] {{0, 0}, {4, 4}}, 10))
                .sample(
                        "empty cluster",
                        draw -> List.of(new double[][] {{0, 0}, {2, 0}, {1, 3}}, new double[][] {{0, 1}, {50, 50}}, 10))
                .hidden("one point", draw -> List.of(new double[][] {{3, -1}}, new double[][] {{0, 0}}, 5))
                .hidden(
                        "halfway between two",
                        draw -> List.of(new double[][] {{0}, {2}, {4}, {6}, {3}}, new double[][] {{1}, {5}}, 1))
                .hidden(
                        "one round",
                        draw -> List.of(new double[][] {{0}, {1}, {2}, {3}, {10}, {11}}, new double[][] {{0}, {2}}, 1))
                .hidden(
                        "more centroids than distinct points",
                        draw -> List.of(
                                new double[][] {{1, 1}, {1, 1}, {4, 4}, {4, 4}, {1, 1}},
                                new double[][] {{1, 0}, {1, 0}, {4, 5}, {9, 9}, {5, 5}},
                                4))
                .hidden("random blobs", draw -> blobs(draw, 120, 2, 5, 0, 50))
                .hidden("far from the origin", draw -> blobs(draw, 200, 3, 4, 1e8, 50))
                .hidden("one dimension", draw -> blobs(draw, 60, 1, 6, 0, 3))
                .hidden(
                        "a cluster of one",
                        draw -> List.of(new double[][] {{0, 0}, {1, 0}, {10, 0}}, new double[][] {{0, 0}, {10, 1}}, 5))
                .hidden("20,000 points", draw -> blobs(draw, 20_000, 20, 40, 0, 3))
                .list();
    }

    /** Points around k centres, started from k of the points themselves. */
    private static List<Object> blobs(Draw draw, int n, int d, int k, double offset, int maxIterations) {
        double[][] centres = draw.uniforms(k, d, -4, 4);
        double[][] points = draw.normals(n, d, 1);
        for (double[] point : points) {
            double[] centre = centres[draw.between(0, k - 1)];
            for (int f = 0; f < d; f++) {
                point[f] += centre[f] + offset;
            }
        }
        int[] order = draw.permutation(n);
        double[][] initial = new double[k][];
        for (int j = 0; j < k; j++) {
            initial[j] = points[order[j]].clone();
        }
        return List.of(points, initial, maxIterations);
    }

    @Override
    public List<Checker> stages() {
        return List.of(new WeightedKMeans());
    }

    @Override
    public Object expected(Case test) {
        return fitted(test, rounds(test));
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        int rounds = rounds(test);
        RecordValue right = (RecordValue) expected;
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote("A cluster without points has no mean: its centroid stays where it is.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like the labels belong to the centroids before the last move.",
                        () -> record(right.get("centroids"), labelsBefore(test, rounds))),
                new Guess(
                        "Looks like you divided by n instead of the cluster's size.", () -> dividedByAll(test, rounds)),
                new Guess("That is right after one round, but more were allowed.", () -> fitted(test, 1)));
    }

    private static int rounds(Case test) {
        return test.argument(2, Integer.class);
    }

    private static RecordValue fitted(Case test, int rounds) {
        dev.onsite.ml.cluster.KMeans model = fit(test, rounds);
        return record(model.centroids().toArray(), model.labels());
    }

    private static dev.onsite.ml.cluster.KMeans fit(Case test, int rounds) {
        Matrix initial = Matrix.of(test.argument(1, double[][].class));
        return dev.onsite.ml.cluster.KMeans.fit(
                Matrix.of(test.argument(0, double[][].class)),
                dev.onsite.ml.cluster.KMeans.Options.of(initial.rows())
                        .withInitialCentroids(initial)
                        .withMaxIterations(rounds)
                        .withTolerance(0));
    }

    private static int[] labelsBefore(Case test, int rounds) {
        return rounds == 1
                ? nearest(test.argument(0, double[][].class), test.argument(1, double[][].class))
                : fit(test, rounds - 1).labels();
    }

    /** The rounds of somebody who divides every cluster's sum by the number of all points. */
    private static RecordValue dividedByAll(Case test, int rounds) {
        double[][] points = test.argument(0, double[][].class);
        double[][] centroids = test.argument(1, double[][].class).clone();
        for (int round = 0; round < rounds; round++) {
            int[] labels = nearest(points, centroids);
            double[][] sums = new double[centroids.length][points[0].length];
            boolean[] used = new boolean[centroids.length];
            for (int i = 0; i < points.length; i++) {
                used[labels[i]] = true;
                for (int f = 0; f < points[i].length; f++) {
                    sums[labels[i]][f] += points[i][f] / points.length;
                }
            }
            for (int j = 0; j < centroids.length; j++) {
                centroids[j] = used[j] ? sums[j] : centroids[j];
            }
        }
        return record(centroids, nearest(points, centroids));
    }

    private static int[] nearest(double[][] points, double[][] centroids) {
        int[] labels = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < centroids.length; j++) {
                double distance = 0;
                for (int f = 0; f < points[i].length; f++) {
                    distance += (points[i][f] - centroids[j][f]) * (points[i][f] - centroids[j][f]);
                }
                if (distance < least) {
                    least = distance;
                    labels[i] = j;
                }
            }
        }
        return labels;
    }

    private static RecordValue record(Object centroids, int[] labels) {
        return Answer.of("Clustering", "centroids", centroids, "labels", labels);
    }

    @Override
    public String scale() {
        return "n, the number of points";
    }

    @Override
    public String intended() {
        return "n";
    }

    @Override
    public int smallest() {
        return 200;
    }

    @Override
    public Case caseOf(int size, long seed) {
        return Cases.sized(size, seed, draw -> blobs(draw, size, 8, 8, 0, 5));
    }
}
