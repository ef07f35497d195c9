package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.judge.value.Show;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cases of the best split. Several splits may be equally good, so an answer is accepted when its threshold is a midpoint
 * of its feature and its impurity, recomputed from the rows, is the least there is.
 */
public final class DecisionStump implements Checker, Scalable {
    private static final double NONE = 1e-9;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two features",
                        draw -> List.of(new double[][] {{1, 2}, {2, 3}, {1, 5}, {2, 8}}, new int[] {0, 0, 1, 1}))
                .sample("constant features", draw -> List.of(new double[][] {{7}, {7}, {7}}, new int[] {0, 1, 1}))
                .hidden("one row", draw -> List.of(new double[][] {{1, 2}}, new int[] {0}))
                .hidden(
                        "repeated values",
                        draw -> List.of(new double[][] {{1}, {1}, {1}, {2}, {2}, {3}}, new int[] {0, 0, 1, 1, 1, 1}))
                .hidden(
                        "sides of different size",
                        draw -> List.of(
                                new double[][] {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}},
                                new int[] {0, 1, 0, 0, 0, 1, 1, 1, 0, 1}))
                .hidden(
                        "purer without fewer errors",
                        draw -> List.of(
                                new double[][] {{0, 0}, {0, 0}, {0, 1}, {1, 1}, {0, 0}, {1, 0}, {1, 0}, {1, 0}},
                                new int[] {0, 0, 0, 0, 1, 1, 1, 1}))
                .hidden("three classes", draw -> random(draw, 60, 3, 3, 12))
                .hidden("many values alike", draw -> random(draw, 200, 4, 2, 3))
                .hidden("two rows", draw -> List.of(new double[][] {{1}, {2}}, new int[] {1, 0}))
                .hidden("the last alone", draw -> List.of(new double[][] {{1}, {2}, {3}, {4}}, new int[] {0, 0, 0, 1}))
                .hidden("12,000 rows", draw -> random(draw, 12_000, 10, 4, 1_000_000))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, int classes, int values) {
        double[][] features = new double[n][d];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                features[i][j] = draw.between(0, values) / 4.0;
            }
            double signal = 4 * features[i][d - 1] / values;
            labels[i] = draw.chance(0.7) ? (int) Math.min(classes - 1, signal * classes) : draw.between(0, classes - 1);
        }
        return List.of(features, labels);
    }

    @Override
    public Object expected(Case test) {
        double[][] features = test.argument(0, double[][].class);
        int[] labels = test.argument(1, int[].class);
        int n = labels.length;
        RecordValue best = record(-1, 0, impurity(labels, new boolean[n]));
        double least = Double.POSITIVE_INFINITY;
        for (int f = 0; f < features[0].length; f++) {
            // Rows by value, and within a value in any order: counts are only looked at between values.
            TreeMap<Double, List<Integer>> rows = new TreeMap<>();
            for (int i = 0; i < n; i++) {
                rows.computeIfAbsent(features[i][f], value -> new ArrayList<>()).add(labels[i]);
            }
            int[] left = new int[Arrays.stream(labels).max().orElseThrow() + 1];
            int[] right = new int[left.length];
            Arrays.stream(labels).forEach(label -> right[label]++);
            Double before = null;
            for (Map.Entry<Double, List<Integer>> value : rows.entrySet()) {
                if (before != null) {
                    double impurity = mixed(left, right);
                    if (impurity < least) {
                        least = impurity;
                        best = record(f, (before + value.getKey()) / 2, impurity);
                    }
                }
                for (int label : value.getValue()) {
                    left[label]++;
                    right[label]--;
                }
                before = value.getKey();
            }
        }
        return best;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        RecordValue right = (RecordValue) expected;
        RecordValue given = (RecordValue) answer;
        int feature = (Integer) given.get("feature");
        double threshold = (Double) given.get("threshold");
        double least = (Double) right.get("impurity");
        double[][] features = test.argument(0, double[][].class);
        boolean splittable = (Integer) right.get("feature") >= 0;
        if (!splittable || feature < 0 || feature >= features[0].length) {
            Outcome outcome = comparison.compare(expected, answer);
            return outcome.accepted() || splittable
                    ? outcome
                    : outcome.withNote("No feature has two different values here, so there is no split.");
        }
        double midpoint = midpoint(features, feature, threshold);
        if (!comparison.close(midpoint, threshold)) {
            return Outcome.wrongAt(
                    "threshold",
                    Show.number(midpoint),
                    Show.number(threshold),
                    "`threshold` is " + Show.number(threshold) + ", which is not the midpoint between two neighbouring"
                            + " values of feature " + feature + "; the nearest one is " + Show.number(midpoint) + ".");
        }
        boolean[] goesLeft = new boolean[features.length];
        for (int i = 0; i < features.length; i++) {
            goesLeft[i] = features[i][feature] <= threshold;
        }
        double real = impurity(test.argument(1, int[].class), goesLeft);
        double claimed = (Double) given.get("impurity");
        if (!comparison.close(real, claimed)) {
            return Outcome.wrongAt(
                    "impurity",
                    Show.number(real),
                    Show.number(claimed),
                    "`impurity` is " + Show.number(claimed) + ", but feature " + feature + " at "
                            + Show.number(threshold) + " gives " + Show.number(real) + ".");
        }
        if (real > least + NONE) {
            return Outcome.wrong("Feature " + feature + " at " + Show.number(threshold) + " has impurity "
                    + Show.number(real) + "; feature " + right.get("feature") + " at "
                    + Show.value(right.get("threshold")) + " has " + Show.number(least) + ".");
        }
        return Outcome.ACCEPTED;
    }

    /** The midpoint of neighbouring values of a feature that is nearest to a threshold; NaN where there is none. */
    static double midpoint(double[][] features, int feature, double threshold) {
        double[] values = Arrays.stream(features)
                .mapToDouble(row -> row[feature])
                .sorted()
                .distinct()
                .toArray();
        double nearest = Double.NaN;
        for (int i = 0; i + 1 < values.length; i++) {
            double midpoint = (values[i] + values[i + 1]) / 2;
            if (Double.isNaN(nearest) || Math.abs(midpoint - threshold) < Math.abs(nearest - threshold)) {
                nearest = midpoint;
            }
        }
        return nearest;
    }

    private static double impurity(int[] labels, boolean[] goesLeft) {
        int[] left = new int[Arrays.stream(labels).max().orElseThrow() + 1];
        int[] right = new int[left.length];
        for (int i = 0; i < labels.length; i++) {
            (goesLeft[i] ? left : right)[labels[i]]++;
        }
        return mixed(left, right);
    }

    private static double mixed(int[] left, int[] right) {
        double all = Arrays.stream(left).sum() + Arrays.stream(right).sum();
        return side(left) / all + side(right) / all;
    }

    private static double side(int[] counts) {
        double size = Arrays.stream(counts).sum();
        return size == 0
                ? 0
                : size
                        * (1
                                - Arrays.stream(counts)
                                        .mapToDouble(count -> count / size * (count / size))
                                        .sum());
    }

    private static RecordValue record(int feature, double threshold, double impurity) {
        return Answer.of("Split", "feature", feature, "threshold", threshold, "impurity", impurity);
    }

    @Override
    public String scale() {
        return "n, the number of rows";
    }

    @Override
    public String intended() {
        return "n log n";
    }

    @Override
    public int smallest() {
        return 100;
    }

    @Override
    public Case caseOf(int size, long seed) {
        return Cases.sized(size, seed, draw -> random(draw, size, 4, 3, 1_000_000));
    }
}
