package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Differentiable;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.activation.Activation;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of a VAE's loss and gradients; the oracle's own gradients are held against differences by a test. */
public final class VaeStep implements Checker, Differentiable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "one row, one latent",
                        draw -> List.of(
                                new double[][] {{1, 0.25}},
                                new double[][] {{1}},
                                new double[][] {{0}},
                                new double[][] {{0.5}},
                                new double[][] {{2, -1}},
                                new double[] {0, 0.5}))
                .hidden("two rows", draw -> random(draw, 2, 3, 2, 1))
                .hidden("no noise", draw -> {
                    List<Object> arguments = random(draw, 3, 4, 2, 1);
                    for (double[] row : (double[][]) arguments.get(3)) {
                        Arrays.fill(row, 0);
                    }
                    return arguments;
                })
                .hidden("scores of a thousand", draw -> random(draw, 4, 5, 3, 400))
                .hidden("forty rows", draw -> random(draw, 40, 12, 4, 1))
                .hidden("600 rows", draw -> random(draw, 600, 300, 20, 0.5))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, int latents, double scale) {
        double[][] x = draw.uniforms(n, d, 0, 1);
        x[0][0] = 1;
        return List.of(
                x,
                draw.normals(n, latents, 1),
                draw.normals(n, latents, 0.7),
                draw.normals(n, latents, 1),
                draw.normals(latents, d, scale),
                draw.normals(d, 0.5));
    }

    @Override
    public Object expected(Case test) {
        return step(test, 2, 1);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got()) || "inf".equals(outcome.got())) {
            return outcome.withNote("Never take the logarithm of a rounded sigmoid: log(1 + eˢ) − x·s needs none.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("Looks like e^v is used as the deviation; it is the variance.", () -> step(test, 1, 1)),
                new Guess(
                        "Looks like the reconstruction is averaged over the columns too; it is summed over them.",
                        () -> step(test, 2, test.argument(0, double[][].class)[0].length)));
    }

    /** The deviation is e^(v / root); the reconstruction and its gradient are divided by {@code columns}. */
    private static RecordValue step(Case test, double root, double columns) {
        double[][] x = test.argument(0, double[][].class);
        double[][] mean = test.argument(1, double[][].class);
        double[][] logVariance = test.argument(2, double[][].class);
        double[][] noise = test.argument(3, double[][].class);
        Matrix decoder = Matrix.of(test.argument(4, double[][].class));
        double[] bias = test.argument(5, double[].class);
        int n = x.length;
        Matrix z = Matrix.zeros(n, decoder.rows());
        double kl = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < z.columns(); k++) {
                z.set(i, k, mean[i][k] + Math.exp(logVariance[i][k] / root) * noise[i][k]);
                kl += (mean[i][k] * mean[i][k] + Math.expm1(logVariance[i][k]) - logVariance[i][k]) / (2 * n);
            }
        }
        Matrix scores = z.times(decoder);
        Matrix dScores = Matrix.zeros(n, bias.length);
        double[] dBias = new double[bias.length];
        double reconstruction = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < bias.length; j++) {
                double s = scores.get(i, j) + bias[j];
                reconstruction +=
                        (x[i][j] * Activation.softplus(-s) + (1 - x[i][j]) * Activation.softplus(s)) / (n * columns);
                dScores.set(i, j, (Activation.sigmoid(s) - x[i][j]) / (n * columns));
                dBias[j] += dScores.get(i, j);
            }
        }
        double[][] dMean = dScores.times(decoder.transpose()).toArray();
        double[][] dLogVariance = new double[n][z.columns()];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < z.columns(); k++) {
                double throughSample = dMean[i][k] * (z.get(i, k) - mean[i][k]) / root;
                dLogVariance[i][k] = throughSample + Math.expm1(logVariance[i][k]) / (2 * n);
                dMean[i][k] += mean[i][k] / n;
            }
        }
        return Answer.of(
                "VaeStep",
                List.of("reconstruction", "kl", "dmean", "dspread", "ddecoder", "dbias"),
                List.of(
                        reconstruction,
                        kl,
                        dMean,
                        dLogVariance,
                        z.transpose().times(dScores).toArray(),
                        dBias));
    }

    @Override
    public double loss(Case test) {
        RecordValue step = (RecordValue) expected(test);
        return (Double) step.get("reconstruction") + (Double) step.get("kl");
    }

    @Override
    public List<Derivative> derivatives() {
        return List.of(
                new Derivative("dmean", 1),
                new Derivative("dspread", 2),
                new Derivative("ddecoder", 4),
                new Derivative("dbias", 5));
    }
}
