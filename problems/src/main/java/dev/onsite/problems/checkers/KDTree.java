package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.judge.value.Show;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import dev.onsite.problems.checkers.stages.RadiusKDTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of the k-d tree: neighbours across a split, equal points, distances below one, and too many for brute force. */
public final class KDTree implements Checker, Scalable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "around a gap",
                        draw -> new Script(List.of((Object) new double[][] {{0, 0}, {3, 0}, {4, 0}, {0, 0}, {1, 0}}))
                                .call("nearest", List.of(new double[] {1.5, 0}, 2))
                                .call("nearest", List.of(new double[] {0, 0.5}, 3)))
                .hiddenScript(
                        "one point",
                        draw -> new Script(List.of((Object) draw.normals(1, 3, 1)))
                                .call("nearest", List.of(draw.normals(3), 1)))
                .hiddenScript("across the split", draw -> queries(draw, draw.uniforms(400, 2, 0, 100), 40, 6, 100))
                .hiddenScript("one dimension", draw -> queries(draw, draw.uniforms(300, 1, 0, 50), 20, 4, 50))
                .hiddenScript("a fine grid", draw -> queries(draw, grid(20), 30, 5, 0.4))
                .hiddenScript("all of them", draw -> queries(draw, draw.uniforms(50, 3, 0, 10), 3, 50, 10))
                .hiddenScript("5,000 equal points", draw -> {
                    double[][] points = new double[5000][2];
                    Arrays.fill(points[4711], 1);
                    return new Script(List.of((Object) points))
                            .call("nearest", List.of(new double[] {0.9, 0.9}, 3))
                            .call("nearest", List.of(new double[] {-1, 0}, 2));
                })
                .hiddenScript("150,000 points", draw -> queries(draw, curve(draw, 150_000), 3000, 5, 0))
                .list();
    }

    /** Queries at random in the cube of this side; with side 0, beside points. */
    private static Script queries(Draw draw, double[][] points, int count, int k, double side) {
        Script script = new Script(List.of((Object) points));
        for (int q = 0; q < count; q++) {
            double[] query = draw.uniforms(points[0].length, 0, side == 0 ? 0.001 : side);
            double[] beside = points[draw.between(0, points.length - 1)];
            for (int j = 0; j < query.length && side == 0; j++) {
                query[j] += beside[j];
            }
            script.call("nearest", List.of(query, k));
        }
        return script;
    }

    /** Points 0.02 apart: squared distances are far smaller than distances. */
    private static double[][] grid(int side) {
        double[][] points = new double[side * side][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {0.02 * (i % side), 0.02 * Math.floorDiv(i, side)};
        }
        return points;
    }

    /** Points close to a closed curve in six dimensions. */
    private static double[][] curve(Draw draw, int n) {
        double[][] points = draw.uniforms(n, 6, 0, 0.001);
        for (double[] point : points) {
            double t = draw.uniform(0, 2 * Math.PI);
            for (int j = 0; j < point.length; j++) {
                int turns = 1 + j / 2;
                point[j] += Math.sin(t * turns + j);
            }
        }
        return points;
    }

    @Override
    public List<Checker> stages() {
        return List.of(new RadiusKDTree());
    }

    @Override
    public Object expected(Case test) {
        double[][] points = test.argument(0, double[][].class);
        boolean searchable = points.length > 10_000;
        dev.onsite.ml.neighbors.KdTree tree = searchable ? dev.onsite.ml.neighbors.KdTree.of(Matrix.of(points)) : null;
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            double[] query = (double[]) call.arguments().get(0);
            int k = (Integer) call.arguments().get(1);
            answers.add(searchable ? tree.nearest(query, k).indices() : sorted(points, query, k));
        }
        return answers;
    }

    /** Every point sorted by distance and index: the order that ties are held to. */
    private static int[] sorted(double[][] points, double[] query, int k) {
        double[] distances = Arrays.stream(points)
                .mapToDouble(point -> distance(point, query))
                .toArray();
        return IntStream.range(0, points.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> distances[i]).thenComparing(i -> i))
                .limit(k)
                .mapToInt(i -> i)
                .toArray();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        List<?> right = (List<?>) expected;
        List<?> given = (List<?>) answer;
        double[][] points = test.argument(0, double[][].class);
        for (int c = 0; c < right.size(); c++) {
            int[] want = (int[]) right.get(c);
            int[] have = (int[]) given.get(c);
            if (want.length != have.length || Arrays.equals(want, have)) {
                continue;
            }
            double[] query = (double[]) test.calls().get(c).arguments().get(0);
            for (int i = 0; i < want.length; i++) {
                if (want[i] != have[i] && have[i] >= 0 && have[i] < points.length) {
                    double near = Math.sqrt(distance(points[want[i]], query));
                    double far = Math.sqrt(distance(points[have[i]], query));
                    return outcome.withNote(
                            far > near
                                    ? "Point " + want[i] + " is " + Show.number(near) + " away, point " + have[i] + " "
                                            + Show.number(far) + "."
                                    : "Both are " + Show.number(near) + " away; the lower index comes first.");
                }
            }
        }
        return outcome;
    }

    @Override
    public String scale() {
        return "n, the number of points, with n/20 queries";
    }

    @Override
    public String intended() {
        return "n log n";
    }

    @Override
    public int smallest() {
        return 1000;
    }

    @Override
    public Case caseOf(int size, long seed) {
        return Cases.sizedScript(size, seed, draw -> queries(draw, draw.uniforms(size, 3, 0, 100), size / 20, 5, 100));
    }
}
