package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cases of divergences: outcomes that one side rules out, determinants that underflow. The oracle brings the second
 * covariance to the identity by elimination, and whatever that does is done to the first as well.
 */
public final class KlDivergences implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two of each",
                        draw -> List.of(
                                new double[] {0.5, 0.5, 0},
                                new double[] {0.25, 0.5, 0.25},
                                new double[] {0, 0},
                                new double[][] {{1, 0}, {0, 1}},
                                new double[] {1, 0},
                                new double[][] {{2, 0}, {0, 4}}))
                .sample("nothing in common", draw -> {
                    double[][] covariance = covariance(draw, 2, 1);
                    double[] mean = draw.normals(2);
                    return List.of(new double[] {1, 0}, new double[] {0, 1}, mean, covariance, mean, covariance);
                })
                .hidden("one outcome, one dimension", draw -> random(draw, 1, 1, 1))
                .hidden("correlated", draw -> random(draw, 4, 3, 1))
                .hidden("tiny variances", draw -> random(draw, 5, 40, 1e-10))
                .hidden("huge variances", draw -> random(draw, 5, 40, 1e10))
                .hidden("five dimensions", draw -> random(draw, 50, 5, 1))
                .hidden("150 dimensions", draw -> random(draw, 1_000, 150, 0.01))
                .list();
    }

    private static List<Object> random(Draw draw, int k, int d, double scale) {
        return List.of(
                distribution(draw, k),
                distribution(draw, k),
                draw.normals(d, Math.sqrt(scale)),
                covariance(draw, d, scale),
                draw.normals(d, Math.sqrt(scale)),
                covariance(draw, d, scale));
    }

    private static double[] distribution(Draw draw, int k) {
        double[] weights = draw.uniforms(k, 0.01, 1);
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** A random one that is well conditioned. */
    private static double[][] covariance(Draw draw, int d, double scale) {
        double[][] root = draw.normals(d, d, 1 / Math.sqrt(d));
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                covariance[i][j] = scale * ((i == j ? 0.5 : 0) + dot(root[i], root[j]));
            }
        }
        return covariance;
    }

    private static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }

    @Override
    public Object expected(Case test) {
        return answer(test, 0, 1, 2, 3, 4, 5);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote("Is that 0 · ln 0, or the logarithm of a determinant that has underflown?");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "That is the divergence the other way round: D(p ‖ q) weighs by p.",
                        () -> answer(test, 1, 0, 4, 5, 2, 3)));
    }

    /** The divergences of the arguments at these places. */
    private static Object answer(Case test, int p, int q, int mean0, int covariance0, int mean1, int covariance1) {
        double[] first = test.argument(p, double[].class);
        double[] second = test.argument(q, double[].class);
        double[] middle = IntStream.range(0, first.length)
                .mapToDouble(i -> 0.5 * (first[i] + second[i]))
                .toArray();
        return Answer.of(
                "Divergences",
                "kl",
                discrete(first, second),
                "js",
                0.5 * discrete(first, middle) + 0.5 * discrete(second, middle),
                "gaussian",
                gaussian(
                        test.argument(mean0, double[].class),
                        test.argument(covariance0, double[][].class),
                        test.argument(mean1, double[].class),
                        test.argument(covariance1, double[][].class)));
    }

    private static double discrete(double[] p, double[] q) {
        return IntStream.range(0, p.length)
                .filter(i -> p[i] > 0)
                .mapToDouble(i -> p[i] * (Math.log(p[i]) - Math.log(q[i])))
                .sum();
    }

    private static double gaussian(double[] mean0, double[][] covariance0, double[] mean1, double[][] covariance1) {
        int d = mean0.length;
        // (Σ₁ | Σ₀ + δδᵀ), eliminated until the left is the identity: the trace of the right is both terms at once.
        double[][] rows = new double[d][2 * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                rows[i][j] = covariance1[i][j];
                rows[i][d + j] = covariance0[i][j] + (mean1[i] - mean0[i]) * (mean1[j] - mean0[j]);
            }
        }
        double logDeterminant1 = eliminate(rows);
        double logDeterminant0 =
                eliminate(Arrays.stream(covariance0).map(double[]::clone).toArray(double[][]::new));
        double trace = IntStream.range(0, d).mapToDouble(i -> rows[i][d + i]).sum();
        return (trace - d + logDeterminant1 - logDeterminant0) / 2;
    }

    /** Gauss and Jordan's elimination of a positive definite left part; returns the logarithm of its determinant. */
    private static double eliminate(double[][] rows) {
        double logarithm = 0;
        for (int pivot = 0; pivot < rows.length; pivot++) {
            double value = rows[pivot][pivot];
            logarithm += Math.log(value);
            for (int j = 0; j < rows[pivot].length; j++) {
                rows[pivot][j] /= value;
            }
            for (int i = 0; i < rows.length; i++) {
                double factor = i == pivot ? 0 : rows[i][pivot];
                for (int j = 0; j < rows[i].length && factor != 0; j++) {
                    rows[i][j] -= factor * rows[pivot][j];
                }
            }
        }
        return logarithm;
    }
}
