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
 * Cases of a gradient check: coarse steps, large gradients, scores in the thousands, claims with some entries spoilt. The
 * oracle takes each example's difference by the logarithm of a quotient.
 */
public final class GradientCheck implements Checker {
    private static final double TOLERANCE = 1e-3;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "a wrong sign",
                        draw -> List.of(
                                new double[][] {{1, 2}, {-1, -4}},
                                new double[] {1, 0},
                                new double[] {0.5, 0},
                                new double[] {-0.3775, 1.1326},
                                1e-3,
                                TOLERANCE))
                .sample(
                        "a coarse step",
                        draw -> List.of(
                                new double[][] {{2, 1}, {-1, 3}},
                                new double[] {1, 0},
                                new double[] {0.5, 0.25},
                                new double[] {0, 1},
                                1.0,
                                0.125))
                .hidden("one weight", draw -> random(draw, 1, 1, 1, 1e-4, 0))
                .hidden("all right", draw -> random(draw, 20, 6, 1, 1e-4, 0))
                .hidden("all wrong", draw -> random(draw, 20, 6, 1, 1e-4, 1))
                .hidden("large gradients", draw -> random(draw, 10, 5, 40, 1e-4, 0.5))
                .hidden("scores in the thousands", draw -> {
                    List<Object> given = random(draw, 12, 4, 1, 1e-4, 0.5);
                    return List.of(
                            given.get(0),
                            given.get(1),
                            new double[] {3000, -2000, 4000, 1000},
                            given.get(3),
                            1e-2,
                            TOLERANCE);
                })
                .hidden("some wrong", draw -> random(draw, 50, 30, 1, 1e-3, 0.3))
                .hidden("600 examples, 2,400 weights", draw -> random(draw, 600, 2_400, 1, 1e-4, 0.1))
                .list();
    }

    /** Claims are the true gradient, but for this share of entries. */
    private static List<Object> random(Draw draw, int n, int d, double scale, double h, double spoilt) {
        double[][] x = draw.normals(n, d, scale);
        double[] w = draw.normals(d, 1 / scale / Math.sqrt(d));
        double[] y = new double[n];
        double[] gradient = new double[d];
        for (int i = 0; i < n; i++) {
            y[i] = draw.chance(0.5) ? 1 : 0;
            double score = 0;
            for (int j = 0; j < d; j++) {
                score += x[i][j] * w[j];
            }
            for (int j = 0; j < d; j++) {
                gradient[j] += (1 / (1 + Math.exp(-score)) - y[i]) * x[i][j] / n;
            }
        }
        for (int j = 0; j < d; j++) {
            gradient[j] += draw.chance(spoilt) ? 0.1 + Math.abs(gradient[j]) * draw.uniform(0.5, 2) : 0;
        }
        return List.of(x, y, w, gradient, h, TOLERANCE);
    }

    @Override
    public Object expected(Case test) {
        return report(test, true, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got()) || "inf".equals(outcome.got())) {
            return outcome.withNote("ln(1 + e^z) overflows in its middle: it is z + ln(1 + e^−z).");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like a one-sided difference: step to both sides and divide by 2h.",
                        () -> report(test, false, true)),
                new Guess(
                        "Looks like the error has no floor of 1 in its denominator.", () -> report(test, true, false)));
    }

    private static RecordValue report(Case test, boolean central, boolean floor) {
        double[][] x = test.argument(0, double[][].class);
        double[] y = test.argument(1, double[].class);
        double[] w = test.argument(2, double[].class);
        double[] claimed = test.argument(3, double[].class);
        double h = test.argument(4, Double.class);
        double tolerance = test.argument(5, Double.class);
        double[] scores = Arrays.stream(x)
                .mapToDouble(row -> IntStream.range(0, w.length)
                        .mapToDouble(j -> row[j] * w[j])
                        .sum())
                .toArray();
        double[] numeric = new double[w.length];
        double[] error = new double[w.length];
        for (int j = 0; j < w.length; j++) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double step = h * x[i][j];
                sum += central
                        ? rise(scores[i] - step, 2 * step) - 2 * step * y[i]
                        : rise(scores[i], step) - step * y[i];
            }
            numeric[j] = sum / x.length / (central ? 2 * h : h);
            double size = Math.max(Math.abs(claimed[j]), Math.abs(numeric[j]));
            error[j] = Math.abs(claimed[j] - numeric[j]) / (floor ? Math.max(1, size) : size);
        }
        int[] wrong =
                IntStream.range(0, w.length).filter(j -> error[j] > tolerance).toArray();
        return Answer.of("GradientReport", "numeric", numeric, "error", error, "wrong", wrong);
    }

    /** ln(1 + e^(z + step)) − ln(1 + e^z) = ln(1 + σ(z)(e^step − 1)), which cancels nothing. */
    private static double rise(double z, double step) {
        if (Math.abs(step) > 1) {
            return softplus(z + step) - softplus(z);
        }
        double sigmoid = z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
        return Math.log1p(sigmoid * Math.expm1(step));
    }

    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
}
