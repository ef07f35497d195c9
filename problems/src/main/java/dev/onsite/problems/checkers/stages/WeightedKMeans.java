package dev.onsite.problems.checkers.stages;

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
import java.util.List;

/** Cases of k-means with weights: small ones, none at all in a cluster, and one that outweighs the rest. */
public final class WeightedKMeans implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "a heavy point",
                        draw -> List.of(
                                new double[][] {{0, 0}, {4, 0}, {10, 1}, {12, 1}},
                                new double[] {3, 1, 0.5, 0.5},
                                new double[][] {{2, 0}, {9, 0}},
                                10))
                .sample(
                        "a cluster without weight",
                        draw -> List.of(
                                new double[][] {{0}, {1}, {8}, {9}},
                                new double[] {1, 2, 0, 0},
                                new double[][] {{0}, {10}},
                                10))
                .hidden(
                        "a far point without weight",
                        draw -> List.of(
                                new double[][] {{0}, {2}, {100}}, new double[] {1, 1, 0}, new double[][] {{0}}, 5))
                .hidden("weights of one", draw -> blobs(draw, 80, 2, 4, 1, 1, 20))
                .hidden("weights far below one", draw -> blobs(draw, 80, 3, 4, 1e-9, 2e-9, 20))
                .hidden("one round", draw -> blobs(draw, 30, 2, 3, 0, 5, 1))
                .hidden("random weights", draw -> blobs(draw, 200, 2, 5, 0, 3, 50))
                .hidden(
                        "one point",
                        draw -> List.of(new double[][] {{3, -1}}, new double[] {2}, new double[][] {{0, 0}}, 5))
                .hidden(
                        "halfway between two",
                        draw -> List.of(
                                new double[][] {{0}, {2}, {4}, {6}, {3}},
                                new double[] {1, 1, 1, 1, 5},
                                new double[][] {{1}, {5}},
                                1))
                .hidden("far from the origin", draw -> {
                    List<Object> arguments = blobs(draw, 60, 2, 3, 1, 2, 20);
                    for (int part : new int[] {0, 2}) {
                        for (double[] row : (double[][]) arguments.get(part)) {
                            Arrays.setAll(row, f -> row[f] + 1e8);
                        }
                    }
                    return arguments;
                })
                .hidden("20,000 weighted points", draw -> blobs(draw, 20_000, 20, 40, 0, 2, 4))
                .list();
    }

    /** A tenth of the points have no weight, the others one from low to high. */
    private static List<Object> blobs(Draw draw, int n, int d, int k, double low, double high, int rounds) {
        double[][] centres = draw.uniforms(k, d, -4, 4);
        double[][] points = draw.normals(n, d, 1);
        double[] weights = draw.uniforms(n, low, high);
        for (int i = 0; i < n; i++) {
            double[] centre = centres[draw.between(0, k - 1)];
            for (int f = 0; f < d; f++) {
                points[i][f] += centre[f];
            }
            weights[i] = low != high && draw.chance(0.1) ? 0 : weights[i];
        }
        double[][] initial = new double[k][];
        Arrays.setAll(initial, j -> points[j].clone());
        return List.of(points, weights, initial, rounds);
    }

    @Override
    public Object expected(Case test) {
        return clustered(test, test.argument(1, double[].class));
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote(
                    "A cluster without weight divides 0 by 0; its centroid stays, however many points it has.");
        }
        double[] ones = new double[test.argument(1, double[].class).length];
        Arrays.fill(ones, 1);
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("Looks like every point still counts as one.", () -> clustered(test, ones)));
    }

    private static RecordValue clustered(Case test, double[] weights) {
        double[][] points = test.argument(0, double[][].class);
        double[][] centroids = test.argument(2, double[][].class).clone();
        int rounds = test.argument(3, Integer.class);
        int[] labels = nearest(points, centroids);
        for (int round = 0; round < rounds; round++) {
            move(points, weights, labels, centroids);
            labels = nearest(points, centroids);
        }
        return Answer.of("Clustering", "centroids", centroids, "labels", labels);
    }

    private static void move(double[][] points, double[] weights, int[] labels, double[][] centroids) {
        double[][] sums = new double[centroids.length][points[0].length];
        double[] totals = new double[centroids.length];
        for (int i = 0; i < points.length; i++) {
            totals[labels[i]] += weights[i];
            for (int f = 0; f < points[i].length; f++) {
                sums[labels[i]][f] += weights[i] * points[i][f];
            }
        }
        for (int j = 0; j < centroids.length; j++) {
            double total = totals[j];
            if (total > 0) {
                centroids[j] = Arrays.stream(sums[j]).map(sum -> sum / total).toArray();
            }
        }
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
}
