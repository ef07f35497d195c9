package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of attention: masks, a query that sees nothing, scores that overflow, and axes that are easy to mix up. */
public final class ScaledDotProductAttention implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "one query, two keys",
                        draw -> List.of(
                                new double[][][] {{{1, 0, 1, 0}}},
                                new double[][][] {{{1, 1, 0, 0}, {2, 0, 1, 1}}},
                                new double[][][] {{{10, 0}, {0, 10}}},
                                all(1, 2)))
                .sample("a causal mask", draw -> random(draw, 1, 3, 3, 2, 2, 1, causal(3)))
                .hidden("one of everything", draw -> random(draw, 1, 1, 1, 1, 1, 1, all(1, 1)))
                .hidden("batch, tokens and width alike", draw -> random(draw, 3, 3, 3, 3, 3, 1, all(3, 3)))
                .hidden("more keys than queries", draw -> random(draw, 2, 4, 7, 5, 3, 1, scattered(draw, 4, 7)))
                .hidden("scores in the thousands", draw -> random(draw, 2, 5, 6, 8, 2, 30, all(5, 6)))
                .hidden("a query that sees nothing", draw -> {
                    boolean[][] mask = scattered(draw, 4, 5);
                    Arrays.fill(mask[2], false);
                    return random(draw, 2, 4, 5, 3, 4, 1, mask);
                })
                .hidden(
                        "hidden keys with the largest scores",
                        draw -> List.of(
                                new double[][][] {{{40, 1}, {1, 1}}},
                                new double[][][] {{{-30, 0.5}, {30, draw.normal()}, {-30, 1}}},
                                draw.normals(1, 3, 2, 1),
                                new boolean[][] {{true, false, true}, {true, false, true}}))
                .hidden("4 × 256 tokens", draw -> random(draw, 4, 256, 256, 64, 64, 1, causal(256)))
                .list();
    }

    private static List<Object> random(
            Draw draw, int batch, int seqQ, int seqK, int dK, int dV, double scale, boolean[][] mask) {
        return List.of(
                draw.normals(batch, seqQ, dK, scale),
                draw.normals(batch, seqK, dK, scale),
                draw.normals(batch, seqK, dV, 1),
                mask);
    }

    private static boolean[][] all(int seqQ, int seqK) {
        boolean[][] mask = new boolean[seqQ][seqK];
        for (boolean[] row : mask) {
            Arrays.fill(row, true);
        }
        return mask;
    }

    private static boolean[][] causal(int length) {
        return dev.onsite.ml.nn.ScaledDotProductAttention.causalMask(length, length);
    }

    /** A random mask in which every query sees at least one key and at least one key is hidden from it. */
    private static boolean[][] scattered(Draw draw, int seqQ, int seqK) {
        boolean[][] mask = new boolean[seqQ][seqK];
        for (boolean[] row : mask) {
            for (int j = 0; j < seqK; j++) {
                row[j] = draw.chance(0.6);
            }
            int seen = draw.between(0, seqK - 1);
            row[seen] = true;
            row[(seen + 1) % seqK] = false;
        }
        return mask;
    }

    @Override
    public Object expected(Case test) {
        return attention(test, 1, test.argument(3, boolean[][].class));
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        boolean[][] mask = test.argument(3, boolean[][].class);
        double root = Math.sqrt(test.argument(0, double[][][].class)[0][0].length);
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote(
                    test.name().equals("a query that sees nothing")
                            ? "A row in which all is masked has no largest score: −∞ − (−∞) is NaN."
                            : "Subtract each row's largest score before you take the exponential.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("Looks like the scores are not divided by √d_k.", () -> attention(test, root, mask)),
                new Guess(
                        "Looks like you divided by d_k rather than by its root.",
                        () -> attention(test, 1 / root, mask)),
                new Guess(
                        "Looks like the mask is not applied.",
                        () -> attention(test, 1, all(mask.length, mask[0].length))),
                new Guess(
                        "Looks like the mask is the wrong way round: true means visible.",
                        () -> attention(test, 1, inverted(mask))),
                new Guess(
                        "Looks like the softmax runs over the queries: each row of weights must sum to 1.",
                        () -> overQueries(test, mask)),
                new Guess(
                        "Looks like the mask is applied after the softmax: the visible weights no longer sum to 1.",
                        () -> maskedLate(test, mask)));
    }

    private static RecordValue attention(Case test, double factor, boolean[][] mask) {
        double[][][] queries = map(test.argument(0, double[][][].class), factor);
        dev.onsite.ml.nn.ScaledDotProductAttention.Result result = dev.onsite.ml.nn.ScaledDotProductAttention.forward(
                queries, test.argument(1, double[][][].class), test.argument(2, double[][][].class), new boolean[][][] {
                    mask
                });
        return record(result.output(), result.weights());
    }

    private static RecordValue overQueries(Case test, boolean[][] mask) {
        double[][][] queries = test.argument(0, double[][][].class);
        double[][][] keys = test.argument(1, double[][][].class);
        boolean[][] flipped = new boolean[mask[0].length][mask.length];
        for (int i = 0; i < mask.length; i++) {
            for (int j = 0; j < mask[0].length; j++) {
                flipped[j][i] = mask[i][j];
            }
        }
        double[][][] columns = dev.onsite.ml.nn.ScaledDotProductAttention.forward(
                        keys, queries, queries, new boolean[][][] {flipped})
                .weights();
        double[][][] weights = new double[queries.length][mask.length][mask[0].length];
        for (int b = 0; b < weights.length; b++) {
            for (int i = 0; i < mask.length; i++) {
                for (int j = 0; j < mask[0].length; j++) {
                    weights[b][i][j] = columns[b][j][i];
                }
            }
        }
        return record(average(weights, test.argument(2, double[][][].class)), weights);
    }

    private static RecordValue maskedLate(Case test, boolean[][] mask) {
        double[][][] weights = (double[][][])
                attention(test, 1, all(mask.length, mask[0].length)).get("weights");
        for (double[][] element : weights) {
            for (int i = 0; i < mask.length; i++) {
                for (int j = 0; j < mask[0].length; j++) {
                    element[i][j] = mask[i][j] ? element[i][j] : 0;
                }
            }
        }
        return record(average(weights, test.argument(2, double[][][].class)), weights);
    }

    private static double[][][] average(double[][][] weights, double[][][] values) {
        double[][][] output = new double[weights.length][weights[0].length][values[0][0].length];
        for (int b = 0; b < output.length; b++) {
            for (int i = 0; i < output[b].length; i++) {
                for (int j = 0; j < values[b].length; j++) {
                    for (int c = 0; c < output[b][i].length; c++) {
                        output[b][i][c] += weights[b][i][j] * values[b][j][c];
                    }
                }
            }
        }
        return output;
    }

    private static double[][][] map(double[][][] values, double factor) {
        return Arrays.stream(values)
                .map(matrix -> Arrays.stream(matrix)
                        .map(row ->
                                Arrays.stream(row).map(value -> value * factor).toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    private static boolean[][] inverted(boolean[][] mask) {
        boolean[][] inverted = new boolean[mask.length][mask[0].length];
        for (int i = 0; i < mask.length; i++) {
            for (int j = 0; j < mask[0].length; j++) {
                inverted[i][j] = !mask[i][j];
            }
        }
        return inverted;
    }

    private static RecordValue record(double[][][] output, double[][][] weights) {
        return Answer.of("Attention", "output", output, "weights", weights);
    }
}
