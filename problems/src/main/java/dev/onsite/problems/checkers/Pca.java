package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.decomposition.PrincipalComponents;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Cases of principal components: tall and wide, far from the origin, with variances that are far enough apart. */
public final class Pca implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("along a line", draw -> List.of(new double[][] {{0, 1}, {2, 2}, {4, 2}, {6, 4}}, 1))
                .sample(
                        "wider than tall",
                        draw -> List.of(new double[][] {{1, 0, 0, 2}, {0, 3, 0, 1}, {4, 0, -1, 1}}, 2))
                .hidden("two examples", draw -> List.of(new double[][] {{1, 5, 2}, {2, 2, 4}}, 1))
                .hidden("one feature", draw -> List.of(new double[][] {{3}, {4}, {8}, {1}}, 1))
                .hidden("as many components as features", draw -> random(draw, 60, 4, 4, 0, 1))
                .hidden("scales apart", draw -> random(draw, 50, 5, 3, 1, 1_000))
                .hidden("far from the origin", draw -> random(draw, 200, 5, 3, 1e6, 1))
                .hidden("3,000 examples", draw -> random(draw, 3_000, 30, 5, 2, 1))
                .hidden("3,000 features", draw -> random(draw, 80, 3_000, 5, 2, 1))
                .list();
    }

    /** Hidden directions with deviations that halve from one to the next, and a little noise. */
    private static List<Object> random(Draw draw, int n, int d, int k, double offset, double scale) {
        double[][] directions = orthonormal(draw.normals(k, d, 1));
        double[][] x = draw.normals(n, d, 0.01 * scale);
        for (double[] row : x) {
            double deviation = 8 * scale;
            for (double[] direction : directions) {
                double along = deviation * draw.normal();
                for (int j = 0; j < d; j++) {
                    row[j] += along * direction[j];
                }
                deviation /= 2;
            }
            for (int j = 0; j < d; j++) {
                row[j] += offset;
            }
        }
        return List.of(x, k);
    }

    /** Gram and Schmidt's, in place. */
    private static double[][] orthonormal(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int p = 0; p < i; p++) {
                double along = dot(rows[i], rows[p]);
                for (int j = 0; j < rows[i].length; j++) {
                    rows[i][j] -= along * rows[p][j];
                }
            }
            double length = Math.sqrt(dot(rows[i], rows[i]));
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] /= length;
            }
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    @Override
    public Object expected(Case test) {
        PrincipalComponents model =
                PrincipalComponents.fit(Matrix.of(test.argument(0, double[][].class)), test.argument(1, Integer.class));
        return record(model.mean(), model.components().toArray(), model.variances());
    }

    private static RecordValue record(Object mean, Object components, Object variances) {
        return Answer.of("Pca", "mean", mean, "components", components, "variances", variances);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        RecordValue right = (RecordValue) expected;
        double[] variances = (double[]) right.get("variances");
        int n = test.argument(0, double[][].class).length;
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the variances are divided by n.",
                        () -> withVariances(right, variances, value -> value * (n - 1) / n)),
                new Guess(
                        "Those are deviations; their squares were asked for.",
                        () -> withVariances(right, variances, Math::sqrt)),
                new Guess(
                        "Those are singular values; divide their squares by n − 1.",
                        () -> withVariances(right, variances, value -> Math.sqrt(value * (n - 1)))));
    }

    private static RecordValue withVariances(RecordValue right, double[] variances, DoubleUnaryOperator change) {
        return record(
                right.get("mean"),
                right.get("components"),
                Arrays.stream(variances).map(change).toArray());
    }
}
