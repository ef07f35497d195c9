package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.Show;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of non-maximum suppression: chains, classes, thresholds met exactly, boxes without area. */
public final class IouNms implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "a chain and a class",
                        draw -> List.of(
                                new double[][] {{0, 0, 10, 1}, {1, 0, 11, 1}, {3, 0, 13, 1}, {0, 0, 10, 1}},
                                new double[] {0.9, 0.8, 0.7, 0.6},
                                new int[] {0, 0, 0, 1},
                                0.6))
                .sample(
                        "far apart",
                        draw -> List.of(
                                new double[][] {{0, 0, 10, 10}, {20, 20, 30, 30}},
                                new double[] {0.5, 0.9},
                                new int[2],
                                0.3))
                .hidden("no boxes", draw -> List.of(new double[0][4], new double[0], new int[0], 0.5))
                .hidden(
                        "exactly at the threshold",
                        draw -> List.of(
                                new double[][] {{0, 0, 2, 2}, {0, 0, 2, 1}}, new double[] {0.9, 0.8}, new int[2], 0.5))
                .hidden(
                        "nested boxes",
                        draw -> List.of(
                                new double[][] {{0, 0, 10, 10}, {4, 4, 6, 6}},
                                new double[] {0.9, 0.8},
                                new int[2],
                                0.5))
                .hidden(
                        "boxes smaller than one",
                        draw -> List.of(
                                new double[][] {{0, 0, 0.4, 0.4}, {0.5, 0, 0.9, 0.4}, {0.02, 0, 0.42, 0.4}},
                                new double[] {0.9, 0.8, 0.7},
                                new int[3],
                                0.5))
                .hidden(
                        "equal scores",
                        draw -> List.of(
                                new double[][] {{0, 0, 4, 4}, {0, 0, 4, 4}, {9, 9, 12, 12}, {0, 1, 4, 5}},
                                new double[] {0.5, 0.5, 0.5, 0.5},
                                new int[4],
                                0.5))
                .hidden(
                        "boxes without area",
                        draw -> List.of(
                                new double[][] {{1, 1, 1, 1}, {1, 1, 1, 1}, {0, 0, 2, 2}},
                                new double[] {0.9, 0.8, 0.7},
                                new int[3],
                                0.1))
                .hidden("random boxes", draw -> random(draw, 80, 6, 3, 0.45))
                .hidden("15,000 boxes", draw -> random(draw, 15_000, 30, 2, 0.3))
                .list();
    }

    /** Boxes scattered closely around a few objects. */
    private static List<Object> random(Draw draw, int n, int objects, int classes, double threshold) {
        double[][] centres = draw.uniforms(objects, 2, 0, 1000);
        double[][] boxes = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] centre = centres[draw.between(0, objects - 1)];
            double x = centre[0] + 4 * draw.normal();
            double y = centre[1] + 4 * draw.normal();
            double width = draw.uniform(50, 70);
            double height = draw.uniform(50, 70);
            boxes[i] = new double[] {x - width / 2, y - height / 2, x + width / 2, y + height / 2};
        }
        return List.of(boxes, draw.uniforms(n, 0, 1), draw.ints(n, 0, classes - 1), threshold);
    }

    @Override
    public Object expected(Case test) {
        double[][] boxes = test.argument(0, double[][].class);
        double[] scores = test.argument(1, double[].class);
        int[] classes = test.argument(2, int[].class);
        double threshold = test.argument(3, Double.class);
        List<Integer> kept = new ArrayList<>();
        IntStream.range(0, boxes.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> i))
                .filter(i -> kept.stream()
                        .noneMatch(k -> classes[k] == classes[i] && overlap(boxes[k], boxes[i]) > threshold))
                .forEachOrdered(kept::add);
        return kept.stream().mapToInt(i -> i).toArray();
    }

    private static double overlap(double[] a, double[] b) {
        double shared = side(a[0], a[2], b[0], b[2]) * side(a[1], a[3], b[1], b[3]);
        double all = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared;
        return all > 0 ? shared / all : 0;
    }

    private static double side(double fromA, double toA, double fromB, double toB) {
        return Math.max(0, Math.min(toA, toB) - Math.max(fromA, fromB));
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        int[] right = (int[]) expected;
        int[] given = (int[]) answer;
        double[][] boxes = test.argument(0, double[][].class);
        for (int i = 0; i < Math.min(right.length, given.length); i++) {
            if (right[i] != given[i]) {
                return outcome.withNote("The first difference is at " + i + ": " + told(boxes, right, given, i));
            }
        }
        return outcome;
    }

    private static String told(double[][] boxes, int[] right, int[] given, int at) {
        String start = "box " + given[at] + " instead of box " + right[at] + ".";
        for (int i = 0; i < at && given[at] >= 0 && given[at] < boxes.length; i++) {
            double overlap = overlap(boxes[right[i]], boxes[given[at]]);
            if (overlap > 0) {
                return start + " Box " + given[at] + " has an IoU of " + Show.number(overlap) + " with the kept box "
                        + right[i] + ".";
            }
        }
        return start;
    }
}
