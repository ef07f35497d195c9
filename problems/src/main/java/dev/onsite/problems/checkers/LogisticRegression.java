package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of logistic regression to its minimum: separable, unbalanced and badly scaled data, and an outlier. */
public final class LogisticRegression implements Checker {
    private static final double TOLERANCE = 1e-10;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "five examples",
                        draw -> List.of(new double[][] {{0}, {1}, {2}, {3}, {4}}, new int[] {0, 0, 1, 0, 1}, 0.5))
                .sample(
                        "a constant feature",
                        draw -> List.of(new double[][] {{2, 1}, {2, -1}, {2, 3}}, new int[] {1, 0, 0}, 1.0))
                .hidden(
                        "separable",
                        draw -> List.of(new double[][] {{-2}, {-1}, {1}, {2}}, new int[] {0, 0, 1, 1}, 0.01))
                .hidden("few positives", draw -> random(draw, 400, 3, 0, -3.5, 5))
                .hidden("an outlier", LogisticRegression::outlier)
                .hidden("scales apart", draw -> random(draw, 200, 5, 1, 0.3, 0.1))
                .hidden("a strong penalty", draw -> random(draw, 100, 4, 0, 1, 100))
                .hidden("20,000 examples", draw -> random(draw, 20_000, 20, 0.75, -0.5, 1))
                .list();
    }

    /** @param decades features are scaled by powers of ten from −decades to decades */
    private static List<Object> random(Draw draw, int n, int d, double decades, double intercept, double l2) {
        double[][] x = draw.normals(n, d, 1);
        double[] truth = draw.normals(d, 1 / Math.sqrt(d));
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            double z = intercept;
            for (int j = 0; j < d; j++) {
                z += truth[j] * x[i][j];
                x[i][j] = (x[i][j] + 0.5) * Math.pow(10, d == 1 ? 0 : decades * (2.0 * j / (d - 1) - 1));
            }
            y[i] = i < 2 ? i : draw.chance(1 / (1 + Math.exp(-z))) ? 1 : 0;
        }
        return List.of(x, y, l2);
    }

    /** One example far out on the right side, with a logit of thousands. */
    private static List<Object> outlier(Draw draw) {
        List<Object> arguments = random(draw, 80, 1, 0, 0, 0.1);
        double[][] x = (double[][]) arguments.get(0);
        int[] y = (int[]) arguments.get(1);
        for (int i = 0; i < y.length; i++) {
            x[i][0] += 1.5 * (2 * y[i] - 1);
        }
        x[0][0] = 4_000;
        y[0] = 1;
        return arguments;
    }

    @Override
    public Object expected(Case test) {
        return fit(test, test.argument(2, Double.class), false);
    }

    /** @param penalised whether the intercept is penalised, too: fitted as the weight of a column of ones */
    private static Object fit(Case test, double l2, boolean penalised) {
        double[][] x = test.argument(0, double[][].class);
        int d = x[0].length;
        double[][] rows = x;
        if (penalised) {
            rows = Arrays.stream(x).map(row -> Arrays.copyOf(row, d + 1)).toArray(double[][]::new);
            for (double[] row : rows) {
                row[d] = 1;
            }
        }
        dev.onsite.ml.linear.LogisticRegression model = dev.onsite.ml.linear.LogisticRegression.fit(
                Matrix.of(rows),
                test.argument(1, int[].class),
                dev.onsite.ml.linear.LogisticRegression.Options.defaults()
                        .withL2(l2)
                        .withIntercept(!penalised)
                        .withTolerance(TOLERANCE)
                        .withMaxIterations(20_000));
        double[] weights = model.coefficients().toArray()[0];
        double intercept = penalised ? weights[d] : model.intercepts()[0];
        return Answer.of("LogisticModel", "weights", Arrays.copyOf(weights, d), "intercept", intercept);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double l2 = test.argument(2, Double.class);
        int n = test.argument(1, int[].class).length;
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like the intercept is penalised.", () -> fit(test, l2, true)),
                new Guess("Looks like the penalty is added to the mean of the loss.", () -> fit(test, l2 * n, false)),
                new Guess("Looks like the penalty lacks its half.", () -> fit(test, 2 * l2, false)));
    }
}
