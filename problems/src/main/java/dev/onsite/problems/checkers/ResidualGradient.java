package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.List;

/** Cases of backpropagation through residual blocks. */
public final class ResidualGradient implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "one block, one hidden unit",
                        draw -> List.of(
                                new double[][] {{1, -1}},
                                new double[][][] {{{1}, {0}}},
                                new double[][][] {{{2, 3}}},
                                new double[][] {{1, 1}}))
                .sample("two blocks", draw -> random(draw, 2, 2, 3, 4))
                .hidden("one of everything", draw -> random(draw, 1, 1, 1, 1))
                .hidden("nothing passes the relu", draw -> asleep(draw))
                .hidden("a batch", draw -> random(draw, 3, 7, 4, 5))
                .hidden("as wide inside as outside", draw -> random(draw, 4, 3, 4, 4))
                .hidden("48 blocks", draw -> random(draw, 48, 64, 48, 48))
                .list();
    }

    private static List<Object> random(Draw draw, int blocks, int n, int d, int m) {
        double inner = Math.sqrt(2.0 / d);
        double outer = 1 / Math.sqrt((double) m * blocks);
        return List.of(
                draw.normals(n, d, 1),
                draw.normals(blocks, d, m, inner),
                draw.normals(blocks, m, d, outer),
                draw.normals(n, d, 1));
    }

    /** Non-negative inputs and negative weights: every hidden unit is below zero, or at it for the row of zeros. */
    private static List<Object> asleep(Draw draw) {
        return List.of(
                new double[][] {draw.uniforms(3, 0.1, 1), {0, 0, 0}},
                new double[][][] {draw.uniforms(3, 2, -1, -0.1)},
                new double[][][] {draw.normals(2, 3, 1)},
                draw.normals(2, 3, 1));
    }

    @Override
    public Object expected(Case test) {
        return gradients(test, 1);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double n = test.argument(0, double[][].class).length;
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the identity's share of the gradient is missing: h + F(h) hands it on directly too.",
                        () -> gradients(test, 0)),
                new Guess("Looks like the weights' gradients are divided by n; the loss is a sum already.", () -> {
                    RecordValue whole = gradients(test, 1);
                    return record(
                            (double[][]) whole.get("x"),
                            scaled((double[][][]) whole.get("w1"), 1 / n),
                            scaled((double[][][]) whole.get("w2"), 1 / n));
                }));
    }

    /** @param skip what the identity hands back: 1, or 0 for those who forget it */
    private static RecordValue gradients(Case test, double skip) {
        double[][][] w1 = test.argument(1, double[][][].class);
        double[][][] w2 = test.argument(2, double[][][].class);
        int blocks = w1.length;
        Matrix[] inputs = new Matrix[blocks + 1];
        Matrix[] hidden = new Matrix[blocks];
        inputs[0] = Matrix.of(test.argument(0, double[][].class));
        for (int b = 0; b < blocks; b++) {
            hidden[b] = inputs[b].times(Matrix.of(w1[b]));
            clip(hidden[b].values(), hidden[b].values());
            inputs[b + 1] = sum(inputs[b], 1, hidden[b].times(Matrix.of(w2[b])));
        }
        double[][][] d1 = new double[blocks][][];
        double[][][] d2 = new double[blocks][][];
        Matrix gradient = Matrix.of(test.argument(3, double[][].class));
        for (int b = blocks - 1; b >= 0; b--) {
            d2[b] = hidden[b].transpose().times(gradient).toArray();
            Matrix delta = gradient.times(Matrix.of(w2[b]).transpose());
            clip(hidden[b].values(), delta.values());
            d1[b] = inputs[b].transpose().times(delta).toArray();
            gradient = sum(gradient, skip, delta.times(Matrix.of(w1[b]).transpose()));
        }
        return record(gradient.toArray(), d1, d2);
    }

    /** Zeroes the values whose gates are not positive. */
    private static void clip(double[] gates, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = gates[i] > 0 ? values[i] : 0;
        }
    }

    private static Matrix sum(Matrix a, double factor, Matrix b) {
        Matrix sum = b.copy();
        for (int i = 0; i < sum.values().length; i++) {
            sum.values()[i] += factor * a.values()[i];
        }
        return sum;
    }

    private static double[][][] scaled(double[][][] tensor, double factor) {
        double[][][] result = new double[tensor.length][][];
        for (int b = 0; b < tensor.length; b++) {
            Matrix matrix = Matrix.of(tensor[b]);
            for (int i = 0; i < matrix.values().length; i++) {
                matrix.values()[i] *= factor;
            }
            result[b] = matrix.toArray();
        }
        return result;
    }

    private static RecordValue record(double[][] x, double[][][] w1, double[][][] w2) {
        return Answer.of("Gradients", "x", x, "w1", w1, "w2", w2);
    }
}
