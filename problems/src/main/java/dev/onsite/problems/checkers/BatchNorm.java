package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Differentiable;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cases of batch normalisation; the oracle adds up the three paths of the chain rule one by one. */
public final class BatchNorm implements Checker, Differentiable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "training, two rows",
                        draw -> List.of(
                                new double[][] {{1}, {3}},
                                new double[] {2},
                                new double[] {0.5},
                                new double[] {0},
                                new double[] {1},
                                0.1,
                                0.25,
                                true,
                                new double[][] {{1}, {0.5}}))
                .sample("inference", draw -> random(draw, 3, 2, 0, false))
                .hidden("training", draw -> random(draw, 20, 4, 0, true))
                .hidden("a constant feature", draw -> {
                    List<Object> arguments = random(draw, 6, 2, 0, true);
                    for (double[] row : (double[][]) arguments.get(0)) {
                        row[1] = 3;
                    }
                    return arguments;
                })
                .hidden("a mean far from zero", draw -> random(draw, 30, 3, 1e6, true))
                .hidden("momentum of one", draw -> {
                    List<Object> arguments = new ArrayList<>(random(draw, 7, 3, 0, true));
                    arguments.set(5, 1.0);
                    return arguments;
                })
                .hidden("1,000 × 300", draw -> random(draw, 1000, 300, 0, true))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, double offset, boolean training) {
        double[][] x = draw.normals(n, d, 2);
        for (double[] row : x) {
            for (int j = 0; j < d; j++) {
                row[j] += offset;
            }
        }
        return List.of(
                x,
                draw.uniforms(d, 0.5, 1.5),
                draw.normals(d),
                draw.normals(d, 0.5),
                draw.uniforms(d, 0.5, 2),
                0.1,
                1e-5,
                training,
                draw.normals(n, d, 1));
    }

    @Override
    public Object expected(Case test) {
        return normalised(test, true, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like dx treats mean and variance as constants; in training both depend on x.",
                        () -> normalised(test, false, true)),
                new Guess(
                        "Looks like the running variance takes the biased variance of the batch.",
                        () -> normalised(test, true, false)));
    }

    private static RecordValue normalised(Case test, boolean throughStatistics, boolean unbiasedRunning) {
        double[][] x = test.argument(0, double[][].class);
        boolean training = test.argument(7, Boolean.class);
        int n = x.length;
        int d = x[0].length;
        double[][] output = new double[n][d];
        double[][] dx = new double[n][d];
        double[] dGamma = new double[d];
        double[] dBeta = new double[d];
        double[] runningMean = test.argument(3, double[].class).clone();
        double[] runningVariance = test.argument(4, double[].class).clone();
        for (int j = 0; j < d; j++) {
            column(test, j, throughStatistics && training, output, dx, dGamma, dBeta);
            if (training) {
                double momentum = test.argument(5, Double.class);
                double mean = mean(x, j);
                double variance = squares(x, j, mean) / (unbiasedRunning ? n - 1 : n);
                runningMean[j] = (1 - momentum) * runningMean[j] + momentum * mean;
                runningVariance[j] = (1 - momentum) * runningVariance[j] + momentum * variance;
            }
        }
        return Answer.of(
                "BatchNorm",
                List.of("output", "mean", "variance", "dx", "dgamma", "dbeta"),
                List.of(output, runningMean, runningVariance, dx, dGamma, dBeta));
    }

    private static void column(
            Case test,
            int j,
            boolean throughStatistics,
            double[][] output,
            double[][] dx,
            double[] dGamma,
            double[] dBeta) {
        double[][] x = test.argument(0, double[][].class);
        double[][] upstream = test.argument(8, double[][].class);
        double gamma = test.argument(1, double[].class)[j];
        double beta = test.argument(2, double[].class)[j];
        boolean training = test.argument(7, Boolean.class);
        int n = x.length;
        double mean = training ? mean(x, j) : test.argument(3, double[].class)[j];
        double variance = training ? squares(x, j, mean) / n : test.argument(4, double[].class)[j];
        double root = Math.sqrt(variance + test.argument(6, Double.class));
        double byMean = 0;
        double byVariance = 0;
        for (int i = 0; i < n; i++) {
            double centred = x[i][j] - mean;
            output[i][j] = gamma * centred / root + beta;
            dGamma[j] += upstream[i][j] * centred / root;
            dBeta[j] += upstream[i][j];
            byMean -= gamma * upstream[i][j] / root;
            byVariance -= gamma * upstream[i][j] * centred / (2 * root * root * root);
        }
        for (int i = 0; i < n; i++) {
            double direct = gamma * upstream[i][j] / root;
            double paths = byMean / n + byVariance * 2 * (x[i][j] - mean) / n;
            dx[i][j] = direct + (throughStatistics ? paths : 0);
        }
    }

    private static double mean(double[][] x, int j) {
        return Arrays.stream(x).mapToDouble(row -> row[j]).average().orElseThrow();
    }

    private static double squares(double[][] x, int j, double mean) {
        return Arrays.stream(x)
                .mapToDouble(row -> (row[j] - mean) * (row[j] - mean))
                .sum();
    }

    @Override
    public double loss(Case test) {
        double[][] output = (double[][]) ((RecordValue) expected(test)).get("output");
        double[][] upstream = test.argument(8, double[][].class);
        double loss = 0;
        for (int i = 0; i < output.length; i++) {
            for (int j = 0; j < output[i].length; j++) {
                loss += upstream[i][j] * output[i][j];
            }
        }
        return loss;
    }

    @Override
    public List<Derivative> derivatives() {
        return List.of(new Derivative("dx", 0), new Derivative("dgamma", 1), new Derivative("dbeta", 2));
    }
}
