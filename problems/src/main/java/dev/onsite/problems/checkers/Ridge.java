package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linear.LinearModel;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of ridge regression: singular and shifted data, and two tables that a square of the longer side does not fit. */
public final class Ridge implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("three points", draw -> List.of(new double[][] {{1}, {2}, {3}}, new double[] {2, 4, 6}, 2.0))
                .sample(
                        "two equal columns",
                        draw -> List.of(new double[][] {{1, 1}, {2, 2}, {3, 3}}, new double[] {2, 4, 6}, 1.0))
                .hidden("one row", draw -> List.of(new double[][] {{3, -1, 2}}, new double[] {5}, 0.5))
                .hidden(
                        "a constant column",
                        draw -> List.of(
                                new double[][] {{7, 1}, {7, 2}, {7, 4}, {7, 3}}, new double[] {1, 0, 5, 3}, 0.1))
                .hidden("rows", draw -> random(draw, 40, 5, 0, 3))
                .hidden("more features than rows", draw -> random(draw, 8, 20, 2, 0.7))
                .hidden("as many features as rows", draw -> random(draw, 12, 12, -1, 0.1))
                .hidden("far from the origin", draw -> random(draw, 60, 4, 1e8, 1))
                .hidden("one row, one column", draw -> List.of(new double[][] {{2}}, new double[] {3}, 1.0))
                .hidden("4,000 × 60", draw -> random(draw, 4000, 60, 1, 100))
                .hidden("100 × 4,000", draw -> random(draw, 100, 4000, 1, 10))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, double offset, double alpha) {
        double[][] features = draw.normals(n, d, 1);
        double[] truth = draw.normals(d);
        double[] targets = draw.normals(n, 0.5);
        for (int i = 0; i < n; i++) {
            targets[i] += 3;
            for (int j = 0; j < d; j++) {
                targets[i] += features[i][j] * truth[j];
                features[i][j] += offset;
            }
        }
        return List.of(features, targets, alpha);
    }

    @Override
    public Object expected(Case test) {
        return fitted(test, 1, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        int n = test.argument(0, double[][].class).length;
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like you minimise the mean of the squares; here they are summed.",
                        () -> fitted(test, n, true)),
                new Guess("Looks like your penalty takes in the bias.", () -> penalisedBias(test)));
    }

    private static RecordValue fitted(Case test, double factor, boolean intercept) {
        return fitted(test.argument(0, double[][].class), test, factor, intercept);
    }

    private static RecordValue fitted(double[][] features, Case test, double factor, boolean intercept) {
        LinearModel model = dev.onsite.ml.linear.Ridge.fit(
                Matrix.of(features),
                test.argument(1, double[].class),
                null,
                factor * test.argument(2, Double.class),
                intercept);
        return Answer.of("Ridge", "weights", model.coefficients(), "bias", model.intercept());
    }

    /** What a penalised column of ones gives. */
    private static RecordValue penalisedBias(Case test) {
        double[][] features = test.argument(0, double[][].class);
        int d = features[0].length;
        double[][] extended = new double[features.length][];
        for (int i = 0; i < features.length; i++) {
            extended[i] = Arrays.copyOf(features[i], d + 1);
            extended[i][d] = 1;
        }
        double[] solution = (double[]) fitted(extended, test, 1, false).get("weights");
        return Answer.of("Ridge", "weights", Arrays.copyOf(solution, d), "bias", solution[d]);
    }
}
