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
import java.util.stream.IntStream;

/**
 * Cases of Monte Carlo dropout: passes that agree and disagree, sure ones, none dropped. The oracle takes the epistemic part
 * as the mean divergence of the passes from their mean.
 */
public final class MonteCarloDropout implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two passes that disagree",
                        draw -> List.of(
                                new double[][] {{1}},
                                new double[][] {{1, 1}},
                                new double[] {0, 0},
                                new double[][] {{1, -1}, {-1, 1}},
                                new double[] {0, 0},
                                new boolean[][] {{true, false}, {false, true}},
                                0.5))
                .sample("a pass that keeps one of three", draw -> {
                    List<Object> given = random(draw, 2, 2, 3, 2, 2, 0.5, 1);
                    boolean[][] masks = {{true, false, false}, {true, true, false}};
                    return List.of(
                            new double[][] {{1, 0.5}, {0.25, 2}},
                            new double[][] {{1, 0.5, 1}, {0.5, 1, 2}},
                            new double[] {0.1, 0.2, 0.3},
                            given.get(3),
                            given.get(4),
                            masks,
                            0.5);
                })
                .hidden(
                        "negative activations",
                        draw -> List.of(
                                new double[][] {{1, -2}, {-1, 1}},
                                new double[][] {{2, 1, -1}, {1, 3, 1}},
                                new double[] {0.5, 1, 0.25},
                                draw.normals(3, 3, 1),
                                draw.normals(3),
                                new boolean[][] {{true, false, true}, {false, true, true}, {true, true, false}},
                                0.5))
                .hidden("few are dropped", draw -> random(draw, 3, 4, 5, 3, 6, 0.1, 1))
                .hidden("nothing is dropped", draw -> {
                    List<Object> given = random(draw, 3, 4, 5, 3, 3, 0, 1);
                    boolean[][] all = new boolean[3][5];
                    Arrays.stream(all).forEach(mask -> Arrays.fill(mask, true));
                    return List.of(given.get(0), given.get(1), given.get(2), given.get(3), given.get(4), all, 0.0);
                })
                .hidden("everything is dropped", draw -> {
                    List<Object> given = random(draw, 2, 3, 4, 3, 2, 0.5, 1);
                    return List.of(
                            given.get(0),
                            given.get(1),
                            given.get(2),
                            given.get(3),
                            given.get(4),
                            new boolean[2][4],
                            0.9);
                })
                .hidden("logits in the thousands", draw -> {
                    List<Object> given = random(draw, 4, 3, 6, 3, 5, 0.3, 1);
                    return List.of(
                            given.get(0),
                            given.get(1),
                            given.get(2),
                            given.get(3),
                            new double[] {3000, -2000, 0},
                            given.get(5),
                            0.3);
                })
                .hidden("forty passes", draw -> random(draw, 10, 8, 16, 4, 40, 0.4, 1))
                .hidden("800 passes", draw -> random(draw, 100, 1_000, 100, 5, 800, 0.5, 1))
                .list();
    }

    private static List<Object> random(
            Draw draw, int n, int d, int hidden, int classes, int passes, double p, double scale) {
        boolean[][] masks = new boolean[passes][hidden];
        for (boolean[] mask : masks) {
            for (int u = 0; u < hidden; u++) {
                mask[u] = !draw.chance(p);
            }
        }
        return List.of(
                draw.normals(n, d, scale),
                draw.normals(d, hidden, 1 / Math.sqrt(d)),
                draw.normals(hidden, 0.3),
                draw.normals(hidden, classes, 2 / Math.sqrt(hidden)),
                draw.normals(classes, 0.3),
                masks,
                p);
    }

    @Override
    public Object expected(Case test) {
        return uncertainty(test, 1 / (1 - test.argument(6, Double.class)), true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double p = test.argument(6, Double.class);
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote(
                    "0 · ln 0 counts as 0: take ln π from the logits, and leave zeros of the mean out.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("Looks like kept units are not divided by 1 − p.", () -> uncertainty(test, 1, true)),
                new Guess(
                        "Looks like the mask is the wrong way round: true keeps.",
                        () -> uncertainty(test, 1 / (1 - p), false)));
    }

    private static RecordValue uncertainty(Case test, double scale, boolean keeps) {
        double[][] x = test.argument(0, double[][].class);
        double[][] w1 = test.argument(1, double[][].class);
        double[] b1 = test.argument(2, double[].class);
        double[][] w2 = test.argument(3, double[][].class);
        double[] b2 = test.argument(4, double[].class);
        boolean[][] masks = test.argument(5, boolean[][].class);
        double[][] mean = new double[x.length][b2.length];
        double[] entropy = new double[x.length];
        double[] aleatoric = new double[x.length];
        double[] epistemic = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] input = x[i];
            double[] hidden = IntStream.range(0, b1.length)
                    .mapToDouble(u -> b1[u]
                            + IntStream.range(0, input.length)
                                    .mapToDouble(f -> input[f] * w1[f][u])
                                    .sum())
                    .map(z -> scale * Math.max(z, 0))
                    .toArray();
            double[][] passes = Arrays.stream(masks)
                    .map(mask -> probabilities(hidden, mask, keeps, w2, b2))
                    .toArray(double[][]::new);
            for (int c = 0; c < b2.length; c++) {
                int column = c;
                mean[i][c] = Arrays.stream(passes)
                        .mapToDouble(pass -> pass[column])
                        .average()
                        .orElseThrow();
            }
            double[] average = mean[i];
            entropy[i] = -crossed(average, average);
            aleatoric[i] = Arrays.stream(passes)
                    .mapToDouble(pass -> -crossed(pass, pass))
                    .average()
                    .orElseThrow();
            epistemic[i] = Arrays.stream(passes)
                    .mapToDouble(pass -> crossed(pass, pass) - crossed(pass, average))
                    .average()
                    .orElseThrow();
        }
        return Answer.of(
                "Uncertainty",
                List.of("mean", "entropy", "aleatoric", "epistemic"),
                List.of(mean, entropy, aleatoric, epistemic));
    }

    private static double[] probabilities(double[] hidden, boolean[] mask, boolean keeps, double[][] w2, double[] b2) {
        double[] logits = IntStream.range(0, b2.length)
                .mapToDouble(c -> b2[c]
                        + IntStream.range(0, hidden.length)
                                .filter(u -> mask[u] == keeps)
                                .mapToDouble(u -> hidden[u] * w2[u][c])
                                .sum())
                .toArray();
        double max = Arrays.stream(logits).max().orElseThrow();
        double sum = Arrays.stream(logits).map(z -> Math.exp(z - max)).sum();
        return Arrays.stream(logits).map(z -> Math.exp(z - max) / sum).toArray();
    }

    /** Σ p ln q, over what p does not rule out. */
    private static double crossed(double[] p, double[] q) {
        return IntStream.range(0, p.length)
                .filter(c -> p[c] > 0)
                .mapToDouble(c -> p[c] * Math.log(q[c]))
                .sum();
    }
}
