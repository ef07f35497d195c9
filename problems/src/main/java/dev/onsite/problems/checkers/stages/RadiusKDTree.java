package dev.onsite.problems.checkers.stages;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of the radius query: points at the radius, none within it, all within it; the oracle looks along one axis. */
public final class RadiusKDTree implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "around a gap",
                        draw -> new Script(List.of((Object) new double[][] {{0, 0}, {3, 0}, {4, 0}, {0, 0}, {1, 0}}))
                                .call("within", List.of(new double[] {1.5, 0}, 0.5))
                                .call("within", List.of(new double[] {0, 0.5}, 0.5))
                                .call("within", List.of(new double[] {2, 0.5}, 1.0))
                                .call("within", List.of(new double[] {2, 0}, 2.0)))
                .hiddenScript("at the radius, on a grid", draw -> {
                    Script script = new Script(List.of((Object) grid(20)));
                    for (int q = 0; q < 30; q++) {
                        double[] query = {draw.between(0, 19), draw.between(0, 19)};
                        script.call("within", List.of(query, (double) draw.between(0, 5)));
                    }
                    return script;
                })
                .hiddenScript(
                        "one point",
                        draw -> new Script(List.of((Object) new double[][] {{1, 2, 3}}))
                                .call("within", List.of(new double[] {1, 2, 3}, 0.0))
                                .call("within", List.of(new double[] {1, 2, 4}, 0.5)))
                .hiddenScript("across the split", draw -> queries(draw, draw.uniforms(400, 2, 0, 100), 40, 15, 100))
                .hiddenScript("one dimension", draw -> queries(draw, draw.uniforms(300, 1, 0, 50), 20, 2, 50))
                .hiddenScript("all of them", draw -> queries(draw, draw.uniforms(150, 3, 0, 10), 3, 100, 10))
                .hiddenScript("5,000 equal points", draw -> {
                    double[][] points = new double[5000][2];
                    Arrays.fill(points[4711], 1);
                    return new Script(List.of((Object) points))
                            .call("within", List.of(new double[] {1, 1}, 0.0))
                            .call("within", List.of(new double[] {0, 0}, 0.0));
                })
                .hiddenScript("150,000 points", draw -> queries(draw, curve(draw, 150_000), 3000, 0.002, 0))
                .list();
    }

    /** Queries at random in the cube of this side; with side 0, beside points. */
    private static Script queries(Draw draw, double[][] points, int count, double radius, double side) {
        Script script = new Script(List.of((Object) points));
        for (int q = 0; q < count; q++) {
            double[] query = draw.uniforms(points[0].length, 0, side == 0 ? 0.001 : side);
            double[] beside = points[draw.between(0, points.length - 1)];
            for (int j = 0; j < query.length && side == 0; j++) {
                query[j] += beside[j];
            }
            script.call("within", List.of(query, radius));
        }
        return script;
    }

    private static double[][] grid(int side) {
        double[][] points = new double[side * side][];
        Arrays.setAll(points, i -> new double[] {i % side, Math.floorDiv(i, side)});
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
    public Object expected(Case test) {
        double[][] points = test.argument(0, double[][].class);
        int[] order = IntStream.range(0, points.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> points[i][0]))
                .mapToInt(i -> i)
                .toArray();
        double[] firsts = Arrays.stream(order).mapToDouble(i -> points[i][0]).toArray();
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            double[] query = (double[]) call.arguments().get(0);
            double radius = (Double) call.arguments().get(1);
            int at = Arrays.binarySearch(firsts, query[0] - radius);
            int from = at < 0 ? -at - 1 : at;
            while (from > 0 && query[0] - firsts[from - 1] <= radius) {
                from--;
            }
            IntStream.Builder found = IntStream.builder();
            for (int i = from; i < order.length && firsts[i] - query[0] <= radius; i++) {
                if (squared(points[order[i]], query) <= radius * radius) {
                    found.add(order[i]);
                }
            }
            answers.add(found.build().sorted().toArray());
        }
        return answers;
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        List<?> right = (List<?>) expected;
        List<?> given = (List<?>) answer;
        for (int c = 0; c < right.size(); c++) {
            int[] want = (int[]) right.get(c);
            int[] have = (int[]) given.get(c);
            if (!Arrays.equals(want, have)) {
                // How many there are is part of the answer, not of its shape.
                return Outcome.wrongAt(
                        "[" + c + "]", Arrays.toString(want), Arrays.toString(have), difference(c, want, have.clone()));
            }
        }
        return Outcome.ACCEPTED;
    }

    private static String difference(int query, int[] want, int[] have) {
        Arrays.sort(have);
        String told = "Query " + (query + 1) + " finds " + want.length + " points, yours " + have.length + ".";
        int missed = Arrays.stream(want)
                .filter(i -> Arrays.binarySearch(have, i) < 0)
                .findFirst()
                .orElse(-1);
        if (missed >= 0) {
            return told + " Point " + missed + " is missing.";
        }
        return Arrays.equals(want, have)
                ? "Query " + (query + 1) + " finds the right points, but their order is not ascending by index."
                : told + " Points that are farther away or repeated are too many.";
    }
}
