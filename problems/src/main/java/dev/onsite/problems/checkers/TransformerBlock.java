package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.nn.ScaledDotProductAttention;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Cases of a Transformer block; the oracle hands each head to plain causal attention. */
public final class TransformerBlock implements Checker {
    private static final double[][] PLAIN = {{1, 1}, {0, 0}, {1, 1}, {0, 0}};

    /** What to do otherwise than the statement says, to recognise mistakes. */
    private enum Slip {
        NONE,
        POST_NORM,
        NO_MASK,
        MODEL_WIDTH
    }

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "values alone",
                        draw -> List.of(
                                new double[][] {{1, -1}, {3, 1}},
                                new double[][] {{0, 0, 0, 0, 1, 0}, {0, 0, 0, 0, 0, 1}},
                                new double[][] {{1, 0}, {0, 1}},
                                new double[][] {{0}, {0}},
                                new double[] {0},
                                new double[][] {{5, 5}},
                                new double[] {0.5, -0.5},
                                PLAIN,
                                1))
                .sample("three tokens, two heads", draw -> random(draw, 3, 4, 6, 2, 1))
                .hidden("one token", draw -> random(draw, 1, 4, 8, 2, 1))
                .hidden(
                        "features all alike",
                        draw -> List.of(
                                new double[][] {{2, 2}, {-1, 1}},
                                draw.normals(2, 6, 1),
                                draw.normals(2, 2, 1),
                                draw.normals(2, 3, 1),
                                draw.normals(3),
                                draw.normals(3, 2, 1),
                                draw.normals(2),
                                draw.normals(4, 2, 1),
                                2))
                .hidden("as many heads as columns", draw -> random(draw, 5, 6, 8, 6, 1))
                .hidden("one head", draw -> random(draw, 6, 5, 9, 1, 1))
                .hidden("scores in the thousands", draw -> random(draw, 5, 4, 6, 2, 60))
                .hidden("400 tokens", draw -> random(draw, 400, 64, 256, 8, 1))
                .list();
    }

    private static List<Object> random(Draw draw, int tokens, int d, int h, int heads, double scale) {
        double spread = 1 / Math.sqrt(d);
        double[][] norms = draw.normals(4, d, 0.2);
        for (int j = 0; j < d; j++) {
            norms[0][j] += 1;
            norms[2][j] += 1;
        }
        return List.of(
                draw.normals(tokens, d, 2),
                draw.normals(d, 3 * d, scale * spread),
                draw.normals(d, d, spread),
                draw.normals(d, h, spread),
                draw.normals(h, 0.1),
                draw.normals(h, d, 1 / Math.sqrt(h)),
                draw.normals(d, 0.1),
                norms,
                heads);
    }

    @Override
    public Object expected(Case test) {
        return block(test, Slip.NONE);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote("Subtract each row's largest score before you take exponentials.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like the norms come after the additions (post-norm); here they come before the sublayers.",
                        () -> block(test, Slip.POST_NORM)),
                new Guess(
                        "Looks like tokens see later tokens: the causal mask is missing.",
                        () -> block(test, Slip.NO_MASK)),
                new Guess(
                        "Looks like the scores are divided by √d; a head's width is d / heads.",
                        () -> block(test, Slip.MODEL_WIDTH)));
    }

    private static double[][] block(Case test, Slip slip) {
        Matrix x = argument(test, 0);
        double[][] norms = test.argument(7, double[][].class);
        boolean post = slip == Slip.POST_NORM;
        Matrix u = sum(x, attention(test, post ? x : normalised(x, norms[0], norms[1]), slip));
        u = post ? normalised(u, norms[0], norms[1]) : u;
        Matrix y = sum(u, feedForward(test, post ? u : normalised(u, norms[2], norms[3])));
        return (post ? normalised(y, norms[2], norms[3]) : y).toArray();
    }

    private static Matrix attention(Case test, Matrix x, Slip slip) {
        int heads = test.argument(8, Integer.class);
        double[][] projected = x.times(argument(test, 1)).toArray();
        int d = x.columns();
        int width = d / heads;
        double[][] joined = new double[x.rows()][d];
        double scale = slip == Slip.MODEL_WIDTH ? 1 / Math.sqrt(heads) : 1;
        for (int from = 0; from < d; from += width) {
            double[][][] q = {MultiHeadAttention.columns(projected, from, width, scale)};
            double[][][] k = {MultiHeadAttention.columns(projected, d + from, width, 1)};
            double[][][] v = {MultiHeadAttention.columns(projected, 2 * d + from, width, 1)};
            double[][] output = (slip == Slip.NO_MASK
                            ? ScaledDotProductAttention.forward(q, k, v)
                            : ScaledDotProductAttention.causal(q, k, v))
                    .output()[0];
            for (int i = 0; i < output.length; i++) {
                System.arraycopy(output[i], 0, joined[i], from, width);
            }
        }
        return Matrix.of(joined).times(argument(test, 2));
    }

    private static Matrix feedForward(Case test, Matrix x) {
        Matrix hidden = mapped(
                plusRow(x.times(argument(test, 3)), test.argument(4, double[].class)),
                z -> 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * Math.pow(z, 3)))));
        return plusRow(hidden.times(argument(test, 5)), test.argument(6, double[].class));
    }

    private static Matrix argument(Case test, int index) {
        return Matrix.of(test.argument(index, double[][].class));
    }

    private static Matrix normalised(Matrix x, double[] gamma, double[] beta) {
        Matrix y = x.copy();
        for (int i = 0; i < x.rows(); i++) {
            double[] row = x.row(i);
            double mean = Arrays.stream(row).average().orElseThrow();
            double variance = Arrays.stream(row)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            for (int j = 0; j < row.length; j++) {
                y.set(i, j, gamma[j] * ((row[j] - mean) / Math.sqrt(variance + 1e-5)) + beta[j]);
            }
        }
        return y;
    }

    private static Matrix plusRow(Matrix x, double[] row) {
        Matrix y = x.copy();
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < row.length; j++) {
                y.set(i, j, x.get(i, j) + row[j]);
            }
        }
        return y;
    }

    private static Matrix mapped(Matrix x, DoubleUnaryOperator f) {
        Arrays.setAll(x.values(), i -> f.applyAsDouble(x.values()[i]));
        return x;
    }

    private static Matrix sum(Matrix a, Matrix b) {
        Matrix sum = a.copy();
        Arrays.setAll(sum.values(), i -> a.values()[i] + b.values()[i]);
        return sum;
    }
}
