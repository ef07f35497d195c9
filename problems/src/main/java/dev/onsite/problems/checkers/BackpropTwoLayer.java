package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Differentiable;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.activation.Activation;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cases of a two-layer network's gradients; the oracle works with whole matrices, and is tested by differences. */
public final class BackpropTwoLayer implements Checker, Differentiable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "one row, two units",
                        draw -> List.of(
                                new double[][] {{1, 2}},
                                new int[] {0},
                                new double[][] {{1, -1}, {0.5, -0.5}},
                                new double[] {0, 0.5},
                                new double[][] {{0.5, 1}, {1, -1}},
                                new double[] {0.1, -0.1}))
                .hidden("three rows", draw -> {
                    List<Object> arguments = new ArrayList<>(random(draw, 3, 2, 4, 3, 1));
                    arguments.set(1, new int[] {0, 2, 1});
                    return arguments;
                })
                .hidden("one unit", draw -> random(draw, 5, 3, 1, 2, 1))
                .hidden("every unit off", draw -> {
                    List<Object> arguments = random(draw, 4, 3, 3, 3, 1);
                    Arrays.fill((double[]) arguments.get(3), -1e3);
                    return arguments;
                })
                .hidden(
                        "a unit at exactly zero",
                        draw -> List.of(
                                new double[][] {{1, 1}, {2, 2}},
                                new int[] {1, 0},
                                new double[][] {{1, 2}, {-1, 1}},
                                new double[] {0, 0},
                                draw.normals(2, 2, 1),
                                draw.normals(2)))
                .hidden("scores in the thousands", draw -> random(draw, 6, 4, 5, 4, 40))
                .hidden("300 rows", draw -> random(draw, 300, 100, 100, 10, 0.3))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int inputs, int units, int classes, double scale) {
        return List.of(
                draw.normals(n, inputs, 1),
                draw.ints(n, 0, classes - 1),
                draw.normals(inputs, units, scale),
                draw.normals(units, scale),
                draw.normals(units, classes, scale),
                draw.normals(classes, scale));
    }

    @Override
    public Object expected(Case test) {
        return gradients(test, true, test.argument(1, int[].class).length);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got()) || "inf".equals(outcome.got())) {
            return outcome.withNote("Subtract each row's largest score, and take the logarithm as a log-sum-exp.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like the gradients are sums over the rows; the loss is a mean.",
                        () -> gradients(test, true, 1)),
                new Guess(
                        "Looks like the gradient passes through units that ReLU had switched off.",
                        () -> gradients(test, false, test.argument(1, int[].class).length)));
    }

    private static RecordValue gradients(Case test, boolean masked, double divisor) {
        Matrix x = Matrix.of(test.argument(0, double[][].class));
        int[] labels = test.argument(1, int[].class);
        Matrix w2 = Matrix.of(test.argument(4, double[][].class));
        double[][] z = plus(x.times(Matrix.of(test.argument(2, double[][].class))), test.argument(3, double[].class));
        double[][] h = Arrays.stream(z).map(Activation.RELU::values).toArray(double[][]::new);
        double[][] scores = plus(Matrix.of(h).times(w2), test.argument(5, double[].class));
        double loss = 0;
        double[][] dScores = new double[scores.length][];
        for (int i = 0; i < scores.length; i++) {
            loss -= Softmax.log(scores[i])[labels[i]] / labels.length;
            dScores[i] = Softmax.of(scores[i]);
            dScores[i][labels[i]] -= 1;
            for (int c = 0; c < dScores[i].length; c++) {
                dScores[i][c] /= divisor;
            }
        }
        double[][] dz = Matrix.of(dScores).times(w2.transpose()).toArray();
        for (int i = 0; i < dz.length && masked; i++) {
            for (int j = 0; j < dz[i].length; j++) {
                dz[i][j] *= Activation.RELU.derivative(z[i][j]);
            }
        }
        return Answer.of(
                "Gradients",
                List.of("loss", "dw1", "db1", "dw2", "db2"),
                List.of(
                        loss,
                        x.transpose().times(Matrix.of(dz)).toArray(),
                        columnSums(dz),
                        Matrix.of(h).transpose().times(Matrix.of(dScores)).toArray(),
                        columnSums(dScores)));
    }

    private static double[][] plus(Matrix product, double[] bias) {
        double[][] rows = product.toArray();
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] += bias[j];
            }
        }
        return rows;
    }

    private static double[] columnSums(double[][] rows) {
        double[] sums = new double[rows[0].length];
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                sums[j] += row[j];
            }
        }
        return sums;
    }

    @Override
    public double loss(Case test) {
        return (Double) ((RecordValue) expected(test)).get("loss");
    }

    @Override
    public List<Derivative> derivatives() {
        return List.of(
                new Derivative("dw1", 2), new Derivative("db1", 3), new Derivative("dw2", 4), new Derivative("db2", 5));
    }
}
