package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of multi-head attention; the oracle cuts out each head and hands it to plain attention. */
public final class MultiHeadAttention implements Checker {
    private static final double[][] IDENTITY = {{1, 0}, {0, 1}};

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two tokens, two heads",
                        draw -> List.of(
                                new double[][][] {{{1, 0}, {2, 1}}}, IDENTITY, IDENTITY, IDENTITY, IDENTITY, 2, false))
                .sample("one head", draw -> random(draw, 1, 3, 2, 1, false, 1))
                .hidden("one token", draw -> random(draw, 1, 1, 4, 2, false, 1))
                .hidden("two heads of three", draw -> random(draw, 2, 4, 6, 2, false, 1))
                .hidden("causal", draw -> random(draw, 2, 5, 6, 3, true, 1))
                .hidden("as many heads as columns", draw -> random(draw, 1, 4, 4, 4, false, 1))
                .hidden("scores in the thousands", draw -> random(draw, 2, 4, 6, 2, true, 40))
                .hidden("one token, one column", draw -> random(draw, 1, 1, 1, 1, false, 1))
                .hidden("160 tokens", draw -> random(draw, 2, 160, 128, 8, true, 1))
                .list();
    }

    private static List<Object> random(
            Draw draw, int batch, int tokens, int d, int heads, boolean causal, double scale) {
        double spread = scale / Math.sqrt(d);
        return List.of(
                draw.normals(batch, tokens, d, scale),
                draw.normals(d, d, spread),
                draw.normals(d, d, spread),
                draw.normals(d, d, spread),
                draw.normals(d, d, spread),
                heads,
                causal);
    }

    @Override
    public Object expected(Case test) {
        return attention(test, 1, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote("Subtract each row's largest score before you take exponentials.");
        }
        double heads = test.argument(5, Integer.class);
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like the scores are divided by √d; a head's width is d / heads.",
                        () -> attention(test, 1 / Math.sqrt(heads), true)),
                new Guess("Looks like the last projection, W_O, is missing.", () -> attention(test, 1, false)));
    }

    private static double[][][] attention(Case test, double scale, boolean projected) {
        double[][][] x = test.argument(0, double[][][].class);
        int heads = test.argument(5, Integer.class);
        double[][][] outputs = new double[x.length][][];
        for (int b = 0; b < x.length; b++) {
            Matrix tokens = Matrix.of(x[b]);
            double[][] q = project(tokens, test, 1);
            double[][] k = project(tokens, test, 2);
            double[][] v = project(tokens, test, 3);
            double[][] joined = new double[q.length][q[0].length];
            int width = joined[0].length / heads;
            for (int head = 0; head < heads; head++) {
                int from = head * width;
                double[][][] queries = {columns(q, from, width, scale)};
                double[][][] keys = {columns(k, from, width, 1)};
                double[][][] values = {columns(v, from, width, 1)};
                double[][] output = (test.argument(6, Boolean.class)
                                ? dev.onsite.ml.nn.ScaledDotProductAttention.causal(queries, keys, values)
                                : dev.onsite.ml.nn.ScaledDotProductAttention.forward(queries, keys, values))
                        .output()[0];
                for (int i = 0; i < output.length; i++) {
                    System.arraycopy(output[i], 0, joined[i], from, width);
                }
            }
            outputs[b] = projected ? project(Matrix.of(joined), test, 4) : joined;
        }
        return outputs;
    }

    private static double[][] project(Matrix rows, Case test, int argument) {
        return rows.times(Matrix.of(test.argument(argument, double[][].class))).toArray();
    }

    /** So many columns of the rows from one on, times a factor. */
    static double[][] columns(double[][] rows, int from, int width, double scale) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row, from, from + width)
                        .map(value -> value * scale)
                        .toArray())
                .toArray(double[][]::new);
    }
}
