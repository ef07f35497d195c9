package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.judge.value.Show;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cases of a boosting round. Several splits may be equally good, so an answer is accepted when all that it says of its
 * split is so, recomputed from the rows, and no split has a higher gain.
 */
public final class GradientBoostingStep implements Checker {
    private static final double EQUAL = 1e-9;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two pairs",
                        draw -> List.of(
                                new double[][] {{1, 7}, {2, 3}, {3, 7}, {4, 3}},
                                new int[] {0, 0, 1, 1},
                                new double[] {0, 0, 0, 0},
                                1.0,
                                0.0,
                                0.5))
                .sample(
                        "constant features",
                        draw -> List.of(
                                new double[][] {{5}, {5}, {5}},
                                new int[] {1, 1, 0},
                                new double[] {0, 1, -1},
                                1.0,
                                0.0,
                                0.1))
                .hidden(
                        "one row",
                        draw -> List.of(new double[][] {{1, 2}}, new int[] {1}, new double[] {0.5}, 2.0, 0.0, 1.0))
                .hidden(
                        "repeated values",
                        draw -> List.of(
                                new double[][] {{1}, {1}, {1}, {2}, {2}, {3}},
                                new int[] {0, 1, 0, 1, 1, 0},
                                new double[] {0.2, -0.3, 0.1, 0.4, -0.5, 0},
                                0.5,
                                0.0,
                                0.3))
                .hidden(
                        "a leaf of too little weight",
                        draw -> List.of(
                                new double[][] {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}},
                                new int[] {1, 0, 0, 0, 0, 0, 0, 0},
                                new double[] {0, 0, 0, 0, 0, 0, 0, 0},
                                0.1,
                                0.6,
                                1.0))
                .hidden(
                        "no leaf is heavy enough",
                        draw -> List.of(
                                new double[][] {{1}, {2}, {3}, {4}},
                                new int[] {1, 0, 0, 1},
                                new double[] {0, 0, 0, 1},
                                1.0,
                                2.0,
                                0.5))
                .hidden(
                        "certain rows",
                        draw -> List.of(
                                new double[][] {{1, 1}, {2, 1}, {3, 2}, {4, 2}, {5, 3}},
                                new int[] {0, 1, 0, 1, 1},
                                new double[] {-750, 750, 740, -790, 0},
                                1.0,
                                0.0,
                                0.1))
                .hidden("late in training", draw -> random(draw, 80, 3, 20, 4))
                .hidden("many values alike", draw -> random(draw, 200, 4, 4, 1))
                .hidden("10,000 rows", draw -> random(draw, 10_000, 10, 1_000_000, 1.5))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, int values, double spread) {
        double[][] features = new double[n][d];
        int[] labels = new int[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                features[i][j] = draw.between(-values, values) / 8.0;
            }
            double odds = 12 * features[i][d - 1] / values + draw.normal();
            labels[i] = odds + draw.normal() > 0.7 ? 1 : 0;
            scores[i] = spread * (odds + draw.normal());
        }
        return List.of(features, labels, scores, draw.uniform(0.5, 3), n / 200.0, 0.1);
    }

    /** The sums of the two derivatives over some rows. */
    private record Sums(double g, double h) {
        Sums plus(Sums other) {
            return new Sums(g + other.g, h + other.h);
        }

        Sums minus(Sums other) {
            return new Sums(g - other.g, h - other.h);
        }

        double weight(double regularization) {
            return -g / (h + regularization);
        }

        double worth(double regularization) {
            return g * g / (2 * (h + regularization));
        }
    }

    private static Sums[] derivatives(Case test) {
        int[] labels = test.argument(1, int[].class);
        double[] scores = test.argument(2, double[].class);
        Sums[] rows = new Sums[labels.length];
        for (int i = 0; i < rows.length; i++) {
            // By tanh, which is safe on both sides.
            double t = Math.tanh(scores[i] / 2);
            rows[i] = new Sums((1 + t) / 2 - labels[i], (1 - t) * (1 + t) / 4);
        }
        return rows;
    }

    @Override
    public Object expected(Case test) {
        return best(test, 1);
    }

    private static RecordValue best(Case test, double sign) {
        double[][] features = test.argument(0, double[][].class);
        double regularization = test.argument(3, Double.class);
        double minHessian = test.argument(4, Double.class);
        Sums[] rows = derivatives(test);
        Sums all = Arrays.stream(rows).reduce(new Sums(0, 0), Sums::plus);
        int bestFeature = -1;
        double bestThreshold = 0;
        double bestGain = Double.NEGATIVE_INFINITY;
        for (int f = 0; f < features[0].length; f++) {
            TreeMap<Double, Sums> byValue = new TreeMap<>();
            for (int i = 0; i < rows.length; i++) {
                byValue.merge(features[i][f], rows[i], Sums::plus);
            }
            Sums left = new Sums(0, 0);
            Double before = null;
            for (Map.Entry<Double, Sums> value : byValue.entrySet()) {
                Sums right = all.minus(left);
                double gain = left.worth(regularization) + right.worth(regularization) - all.worth(regularization);
                if (before != null && left.h >= minHessian && right.h >= minHessian && gain > bestGain) {
                    bestGain = gain;
                    bestFeature = f;
                    bestThreshold = (before + value.getKey()) / 2;
                }
                left = left.plus(value.getValue());
                before = value.getKey();
            }
        }
        return round(test, rows, bestFeature, bestThreshold, sign);
    }

    /** All there is to say of a split; feature −1 for none. */
    private static RecordValue round(Case test, Sums[] rows, int feature, double threshold, double sign) {
        double[][] features = test.argument(0, double[][].class);
        double[] scores = test.argument(2, double[].class);
        double regularization = test.argument(3, Double.class);
        Sums left = new Sums(0, 0);
        Sums right = new Sums(0, 0);
        for (int i = 0; i < rows.length; i++) {
            if (feature < 0 || features[i][feature] <= threshold) {
                left = left.plus(rows[i]);
            } else {
                right = right.plus(rows[i]);
            }
        }
        double gain = left.worth(regularization)
                + right.worth(regularization)
                - left.plus(right).worth(regularization);
        double leftWeight = sign * left.weight(regularization);
        double rightWeight = feature < 0 ? leftWeight : sign * right.weight(regularization);
        double[] moved = scores.clone();
        for (int i = 0; i < moved.length; i++) {
            boolean goesLeft = feature < 0 || features[i][feature] <= threshold;
            moved[i] += test.argument(5, Double.class) * (goesLeft ? leftWeight : rightWeight);
        }
        return Answer.of(
                "Round",
                List.of("feature", "threshold", "gain", "left", "right", "scores"),
                List.of(feature, threshold, feature < 0 ? 0.0 : gain, leftWeight, rightWeight, moved));
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        RecordValue right = (RecordValue) expected;
        RecordValue given = (RecordValue) answer;
        int feature = (Integer) given.get("feature");
        boolean splittable = (Integer) right.get("feature") >= 0;
        double[][] features = test.argument(0, double[][].class);
        if (!splittable || feature < 0 || feature >= features[0].length) {
            Outcome outcome = explained(test, expected, answer, comparison);
            return outcome.accepted() || splittable ? outcome : outcome.withNote("No split is allowed here.");
        }
        double threshold = DecisionStump.midpoint(features, feature, (Double) given.get("threshold"));
        Sums[] rows = derivatives(test);
        RecordValue own = round(test, rows, feature, threshold, 1);
        double most = (Double) right.get("gain");
        double real = (Double) own.get("gain");
        boolean best = real >= most - EQUAL * Math.max(1, most) && allowed(test, rows, feature, threshold);
        if (!best || !comparison.close(threshold, (Double) given.get("threshold"))) {
            Outcome outcome = explained(test, expected, answer, comparison);
            return outcome.withNote("Feature " + right.get("feature") + " at " + Show.value(right.get("threshold"))
                    + " has the highest gain that is allowed, " + Show.number(most) + "; feature " + feature + " at "
                    + Show.number(threshold) + " has " + Show.number(real) + ".");
        }
        return explained(test, own, answer, comparison);
    }

    private static Outcome explained(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the weights have the gradient's sign; they go against it.", () -> best(test, -1)));
    }

    private static boolean allowed(Case test, Sums[] rows, int feature, double threshold) {
        double[][] features = test.argument(0, double[][].class);
        double minHessian = test.argument(4, Double.class);
        double left = 0;
        double right = 0;
        for (int i = 0; i < rows.length; i++) {
            boolean goesLeft = features[i][feature] <= threshold;
            left += goesLeft ? rows[i].h() : 0;
            right += goesLeft ? 0 : rows[i].h();
        }
        return Math.min(left, right) >= minHessian - EQUAL;
    }
}
