package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.judge.value.Show;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import java.util.Arrays;
import java.util.List;

/**
 * Cases of the lasso. An answer is judged by its objective, against the oracle's, and by its zeros: where the gradient of
 * the squares leaves no doubt, a weight must be exactly 0.
 */
public final class Lasso implements Checker {
    private static final double SLACK = 1e-6;
    private static final double CLEAR = 0.99;
    private static final int MOST_SWEEPS = 100_000;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("three points", draw -> List.of(new double[][] {{1}, {2}, {3}}, new double[] {2, 4, 6}, 0.5))
                .sample(
                        "everything penalised away",
                        draw -> List.of(
                                new double[][] {{1, 0}, {2, 1}, {3, 0}, {4, 1}}, new double[] {1, 2, 2, 3}, 10.0))
                .hidden("no penalty", draw -> random(draw, 30, 3, 0, 0))
                .hidden("a sparse truth", draw -> random(draw, 60, 12, 0.1, 0))
                .hidden("a constant column", draw -> {
                    List<Object> arguments = random(draw, 25, 4, 0.05, 0);
                    for (double[] row : (double[][]) arguments.get(0)) {
                        row[2] = 7;
                    }
                    return arguments;
                })
                .hidden("one row", draw -> List.of(new double[][] {{3, -1}}, new double[] {5}, 0.1))
                .hidden("correlated features", draw -> random(draw, 50, 6, 0.02, 0.95))
                .hidden("1,500 × 150", draw -> random(draw, 1500, 150, 0.05, 0.5))
                .list();
    }

    /** Features that share a common factor, of which the first few matter. */
    private static List<Object> random(Draw draw, int n, int d, double alpha, double shared) {
        double[][] features = draw.normals(n, d, Math.sqrt(1 - shared));
        double[] targets = draw.normals(n, 0.3);
        for (int i = 0; i < n; i++) {
            double factor = Math.sqrt(shared) * draw.normal();
            for (int j = 0; j < d; j++) {
                double standard = features[i][j] + factor;
                targets[i] += j < Math.max(2, d / 10) ? standard * (j % 2 == 0 ? 1.5 : -1) : 0;
                features[i][j] = standard + j % 3;
            }
            targets[i] += 4;
        }
        return List.of(features, targets, alpha);
    }

    @Override
    public Object expected(Case test) {
        double[][] x = test.argument(0, double[][].class);
        double[] y = test.argument(1, double[].class);
        double alpha = test.argument(2, Double.class);
        int n = x.length;
        int d = x[0].length;
        double[] means = new double[d];
        for (double[] row : x) {
            for (int j = 0; j < d; j++) {
                means[j] += row[j] / n;
            }
        }
        double targetMean = Arrays.stream(y).average().orElseThrow();
        double[][] gram = new double[d][d];
        double[] rho = new double[d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double centred = (x[i][j] - means[j]) / n;
                rho[j] += centred * (y[i] - targetMean);
                for (int k = 0; k < d; k++) {
                    gram[j][k] += centred * (x[i][k] - means[k]);
                }
            }
        }
        double[] weights = descend(gram, rho, alpha);
        double bias = targetMean;
        for (int j = 0; j < d; j++) {
            bias -= means[j] * weights[j];
        }
        return Answer.of("Lasso", "weights", weights, "bias", bias);
    }

    private static double[] descend(double[][] gram, double[] rho, double alpha) {
        int d = rho.length;
        double[] weights = new double[d];
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double moved = 0;
            double size = Double.MIN_NORMAL;
            for (int j = 0; j < d; j++) {
                double square = gram[j][j];
                if (square < 1e-18) {
                    continue;
                }
                double without = rho[j] + square * weights[j];
                double next = Math.max(without - alpha, 0) / square + Math.min(without + alpha, 0) / square;
                double change = next - weights[j];
                for (int k = 0; k < d && change != 0; k++) {
                    rho[k] -= change * gram[j][k];
                }
                weights[j] = next;
                moved = Math.max(moved, Math.abs(change) * Math.sqrt(square));
                size = Math.max(size, Math.abs(next) * Math.sqrt(square));
            }
            if (moved <= 1e-11 * size) {
                break;
            }
        }
        return weights;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double[] weights = (double[]) ((RecordValue) answer).get("weights");
        double[] right = (double[]) ((RecordValue) expected).get("weights");
        if (weights.length != right.length) {
            return comparison.compare(expected, answer);
        }
        double bias = (Double) ((RecordValue) answer).get("bias");
        double least = objective(test, right, (Double) ((RecordValue) expected).get("bias"));
        double reached = objective(test, weights, bias);
        if (!(reached <= least + SLACK * Math.max(1e-3, least))) {
            double[] residuals = residuals(test, weights, bias);
            double mean = Arrays.stream(residuals).average().orElseThrow();
            Outcome high = Outcome.wrong("Your weights and bias give F = " + Show.number(reached) + "; the minimum is "
                    + Show.number(least) + ".");
            boolean biased = Math.abs(mean) > 1e-6 * (1 + Math.abs(bias));
            return biased
                    ? high.withNote("Your residuals have the mean " + Show.number(mean)
                            + "; at the minimum it is 0, because the bias is not penalised.")
                    : high;
        }
        double[] residuals = residuals(test, weights, bias);
        double alpha = test.argument(2, Double.class);
        double[][] x = test.argument(0, double[][].class);
        for (int j = 0; j < weights.length; j++) {
            double slope = 0;
            for (int i = 0; i < x.length; i++) {
                slope += x[i][j] * residuals[i] / x.length;
            }
            if (right[j] == 0 && weights[j] != 0 && Math.abs(slope) < CLEAR * alpha) {
                return Outcome.wrongAt(
                        "weights[" + j + "]",
                        "0.0",
                        Show.number(weights[j]),
                        "`weights[" + j + "]` is " + Show.small(Math.abs(weights[j]))
                                + " in size, expected exactly 0: small is not zero. A soft threshold gives exact zeros.");
            }
        }
        return Outcome.ACCEPTED;
    }

    private static double objective(Case test, double[] weights, double bias) {
        double[] residuals = residuals(test, weights, bias);
        double squares = Arrays.stream(residuals).map(r -> r * r).sum();
        double sizes = Arrays.stream(weights).map(Math::abs).sum();
        return squares / (2 * residuals.length) + test.argument(2, Double.class) * sizes;
    }

    private static double[] residuals(Case test, double[] weights, double bias) {
        double[][] x = test.argument(0, double[][].class);
        double[] y = test.argument(1, double[].class);
        double[] residuals = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            residuals[i] = y[i] - bias;
            for (int j = 0; j < weights.length; j++) {
                residuals[i] -= x[i][j] * weights[j];
            }
        }
        return residuals;
    }
}
