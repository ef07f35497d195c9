package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of DBSCAN: borders between clusters, points exactly at the radius, chains too deep for recursion. */
public final class Dbscan implements Checker, Scalable {
    private static final int SMALL = 2_000;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two clusters and noise",
                        draw -> List.of(
                                new double[][] {{0, 0}, {1, 0}, {2, 0}, {9, 9}, {5, 5}, {5.5, 5}, {5, 5.5}}, 1.2, 3))
                .sample("exactly at the radius", draw -> List.of(new double[][] {{0, 0}, {3, 4}, {20, 0}}, 5.0, 2))
                .hidden("one point", draw -> List.of(new double[][] {{1, 1}}, 1.0, 1))
                .hidden("all noise", draw -> List.of(new double[][] {{0, 0}, {10, 0}, {0, 10}}, 1.0, 2))
                .hidden(
                        "a shared border point",
                        draw -> List.of(
                                new double[][] {
                                    {0, 0}, {1, 0}, {1, 1}, {1, -1}, {2, 0}, {-1, 0}, {-1, 1}, {-1, -1}, {-2, 0}
                                },
                                1.0,
                                4))
                .hidden(
                        "a border point before its core",
                        draw -> List.of(new double[][] {{0, 0}, {1, 0}, {2, 0}, {1, 1}, {1, -1}}, 1.0, 4))
                .hidden("around the origin", draw -> blobs(draw, 300, 4, 6, 0.8, 5))
                .hidden("equal points", draw -> List.of(new double[50][2], 0.5, 50))
                .hidden("a chain", draw -> {
                    double[][] chain = new double[12_000][2];
                    for (int i = 0; i < chain.length; i++) {
                        chain[i][0] = 0.9 * i;
                    }
                    return List.of(chain, 1.0, 2);
                })
                .hidden("30,000 points", draw -> blobs(draw, 30_000, 40, 120, 0.35, 8))
                .list();
    }

    /** Blobs and scattered noise in a square around the origin. */
    private static List<Object> blobs(Draw draw, int n, int blobs, double side, double radius, int minPoints) {
        double[][] centres = draw.uniforms(blobs, 2, -side / 2, side / 2);
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] centre = centres[draw.between(0, blobs - 1)];
            points[i] = draw.chance(0.2)
                    ? draw.uniforms(2, -side / 2, side / 2)
                    : new double[] {centre[0] + 1.5 * draw.normal(), centre[1] + 1.5 * draw.normal()};
        }
        return List.of(points, radius, minPoints);
    }

    @Override
    public Object expected(Case test) {
        double[][] points = test.argument(0, double[][].class);
        double radius = test.argument(1, Double.class);
        int minPoints = test.argument(2, Integer.class);
        int n = points.length;
        int[][] near = neighbours(points, radius);
        // Components of core points by union-find, each known by its lowest member.
        int[] parent = IntStream.range(0, n).toArray();
        for (int i = 0; i < n; i++) {
            for (int j : near[i]) {
                if (near[i].length >= minPoints && near[j].length >= minPoints) {
                    int a = root(parent, i);
                    int b = root(parent, j);
                    parent[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
        int[] labels = new int[n];
        Arrays.fill(labels, -1);
        int clusters = 0;
        for (int i = 0; i < n; i++) {
            if (near[i].length >= minPoints) {
                labels[i] = root(parent, i) == i ? clusters++ : labels[root(parent, i)];
            }
        }
        int[] answer = labels.clone();
        for (int i = 0; i < n; i++) {
            if (near[i].length < minPoints) {
                answer[i] = Arrays.stream(near[i])
                        .map(j -> labels[j])
                        .filter(label -> label >= 0)
                        .min()
                        .orElse(-1);
            }
        }
        return answer;
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Every pair where there are few points; else points sorted by x, of which only a strip is looked at. */
    private static int[][] neighbours(double[][] points, double radius) {
        int n = points.length;
        Integer[] byX = new Integer[n];
        Arrays.setAll(byX, i -> i);
        if (n > SMALL) {
            Arrays.sort(byX, Comparator.comparingDouble(i -> points[i][0]));
        }
        int[][] near = new int[n][];
        for (int at = 0; at < n; at++) {
            List<Integer> found = new ArrayList<>();
            for (int direction = -1; direction <= 1; direction += 2) {
                for (int to = direction < 0 ? at : at + 1; to >= 0 && to < n; to += direction) {
                    double x = points[byX[to]][0] - points[byX[at]][0];
                    double y = points[byX[to]][1] - points[byX[at]][1];
                    if (n > SMALL && Math.abs(x) > radius) {
                        break;
                    }
                    if (x * x + y * y <= radius * radius) {
                        found.add(byX[to]);
                    }
                }
            }
            near[byX[at]] = found.stream().mapToInt(i -> i).toArray();
        }
        return near;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        int[] right = (int[]) expected;
        int[] given = (int[]) answer;
        for (int i = 0; i < right.length && right.length == given.length; i++) {
            if (right[i] != given[i]) {
                int core = neighbours(test.argument(0, double[][].class), test.argument(1, Double.class))[i].length;
                return outcome.withNote("Point " + i + " has " + core + " neighbours, itself included, and "
                        + test.argument(2, Integer.class) + " make a core point.");
            }
        }
        return outcome;
    }

    @Override
    public String scale() {
        return "n, the number of points, as dense at every n";
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
        return Cases.sized(
                size, seed, draw -> blobs(draw, size, 1 + size / 750, 120 * Math.sqrt(size / 30_000.0), 0.35, 8));
    }
}
