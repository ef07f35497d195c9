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
import java.util.List;

/**
 * Cases of layer normalisation: constant rows, rows far from zero, one feature, and rows too wide for a Jacobian. The
 * oracle goes backwards a node of the graph at a time.
 */
public final class LayerNorm implements Checker {
    private static final List<String> FIELDS = List.of("output", "dx", "dgain", "dbias");

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two rows",
                        draw -> List.of(
                                new double[][] {{1, 2, 6}, {4, 4, 4}},
                                new double[] {1, 2, 0.5},
                                new double[] {0, 0.5, -1},
                                0.01,
                                new double[][] {{1, 0, -1}, {0.5, 1, 0}}))
                .sample(
                        "one feature",
                        draw -> List.of(
                                new double[][] {{3}, {-2}}, new double[] {2}, new double[] {1}, 1e-5, new double[][] {
                                    {1}, {4}
                                }))
                .hidden("random", draw -> random(draw, 8, 16, 0, 1, 1e-5))
                .hidden("a large epsilon", draw -> random(draw, 5, 7, 1, 1, 2))
                .hidden("rows of little spread", draw -> random(draw, 6, 9, 0, 1e-3, 1e-5))
                .hidden("far from zero", draw -> random(draw, 6, 40, 1e6, 1, 1e-5))
                .hidden("120 rows of 5,000", draw -> random(draw, 120, 5_000, 0, 2, 1e-5))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, double offset, double spread, double epsilon) {
        double[][] x = draw.normals(n, d, spread);
        double[] gain = draw.normals(d, 0.5);
        for (double[] row : x) {
            for (int j = 0; j < d; j++) {
                row[j] += offset;
            }
        }
        for (int j = 0; j < d; j++) {
            gain[j] += 1;
        }
        return List.of(x, gain, draw.normals(d), epsilon, draw.normals(n, d, 1));
    }

    @Override
    public Object expected(Case test) {
        return step(test, true, true);
    }

    /**
     * @param throughVariance whether the variance's dependence on the input counts
     * @param throughMean whether the mean's does
     */
    private static RecordValue step(Case test, boolean throughVariance, boolean throughMean) {
        double[][] x = test.argument(0, double[][].class);
        double[] gain = test.argument(1, double[].class);
        double[] bias = test.argument(2, double[].class);
        double epsilon = test.argument(3, Double.class);
        double[][] gradient = test.argument(4, double[][].class);
        int d = gain.length;
        double[][] output = new double[x.length][d];
        double[][] byInput = new double[x.length][d];
        double[] byGain = new double[d];
        double[] byBias = new double[d];
        for (int i = 0; i < x.length; i++) {
            // Deviations from the first feature: nothing is lost where rows are far from zero.
            double shift = 0;
            for (double value : x[i]) {
                shift += value - x[i][0];
            }
            double[] centred = new double[d];
            double squares = 0;
            for (int j = 0; j < d; j++) {
                centred[j] = x[i][j] - x[i][0] - shift / d;
                squares += centred[j] * centred[j];
            }
            double deviation = Math.sqrt(squares / d + epsilon);
            double byVariance = 0;
            double byMean = 0;
            for (int j = 0; j < d; j++) {
                double byNormal = gradient[i][j] * gain[j];
                output[i][j] = gain[j] * centred[j] / deviation + bias[j];
                byGain[j] += gradient[i][j] * centred[j] / deviation;
                byBias[j] += gradient[i][j];
                byVariance -= byNormal * centred[j] / (2 * deviation * deviation * deviation);
                byMean -= byNormal / deviation;
            }
            for (int j = 0; j < d; j++) {
                byInput[i][j] = gradient[i][j] * gain[j] / deviation
                        + (throughVariance ? byVariance * 2 * centred[j] / d : 0)
                        + (throughMean ? byMean / d : 0);
            }
        }
        return Answer.of("LayerNorm", FIELDS, List.of(output, byInput, byGain, byBias));
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "The gradient leaves out that mean and variance depend on the input.",
                        () -> step(test, false, false)),
                new Guess("The gradient leaves out the path through the mean.", () -> step(test, true, false)),
                new Guess("The gradient leaves out the path through the variance.", () -> step(test, false, true)));
    }
}
