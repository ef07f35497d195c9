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
import dev.onsite.problems.checkers.stages.WeightedRegression;
import java.util.Arrays;
import java.util.List;

/** Cases of gradient descent on the mean squared error; the oracle steps on the normal matrix instead of the data. */
public final class LinearRegressionGd implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("two points", draw -> List.of(new double[][] {{1}, {2}}, new double[] {3, 5}, 0.1, 3))
                .hidden("one step", draw -> random(draw, 6, 3, 0.05, 1))
                .hidden("one example", draw -> random(draw, 1, 2, 0.1, 20))
                .hidden("thirty examples", draw -> random(draw, 30, 4, 0.05, 60))
                .hidden("a constant feature", draw -> {
                    List<Object> arguments = random(draw, 20, 3, 0.05, 40);
                    for (double[] row : (double[][]) arguments.get(0)) {
                        row[1] = 1;
                    }
                    return arguments;
                })
                .hidden("2,000 examples", draw -> random(draw, 2000, 100, 0.05, 150))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, double learningRate, int steps) {
        double[][] features = draw.normals(n, d, 1);
        double[] weights = draw.normals(d);
        double[] targets = draw.normals(n, 0.1);
        for (int i = 0; i < n; i++) {
            targets[i] += 2;
            for (int j = 0; j < d; j++) {
                targets[i] += features[i][j] * weights[j];
            }
        }
        return List.of(features, targets, learningRate, steps);
    }

    @Override
    public List<Checker> stages() {
        return List.of(new WeightedRegression());
    }

    @Override
    public Object expected(Case test) {
        return descend(test, 1, 1);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double n = test.argument(1, double[].class).length;
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like the gradient lacks the factor 2 of the square.", () -> descend(test, 0.5, 0.5)),
                new Guess("Looks like the gradient is a sum over the examples, not a mean.", () -> descend(test, n, n)),
                new Guess("Looks like the bias never moves.", () -> descend(test, 1, 0)),
                new Guess("The gradient has the wrong sign: the steps go uphill.", () -> descend(test, -1, -1)));
    }

    /** Steps with the gradient AᵀA·θ − Aᵀy, A the features with a column of ones; each part scaled by a factor. */
    private static RecordValue descend(Case test, double weightFactor, double biasFactor) {
        double[][] features = test.argument(0, double[][].class);
        double[] targets = test.argument(1, double[].class);
        double learningRate = test.argument(2, Double.class);
        int steps = test.argument(3, Integer.class);
        int n = features.length;
        int d = features[0].length;
        double[][] normal = new double[d + 1][d + 1];
        double[] moment = new double[d + 1];
        double square = 0;
        for (int i = 0; i < n; i++) {
            double[] row = Arrays.copyOf(features[i], d + 1);
            row[d] = 1;
            for (int a = 0; a <= d; a++) {
                for (int b = 0; b <= d; b++) {
                    normal[a][b] += row[a] * row[b] / n;
                }
                moment[a] += row[a] * targets[i] / n;
            }
            square += targets[i] * targets[i] / n;
        }
        double[] theta = new double[d + 1];
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            double[] gradient = new double[d + 1];
            losses[step] = square;
            for (int a = 0; a <= d; a++) {
                double product = 0;
                for (int b = 0; b <= d; b++) {
                    product += normal[a][b] * theta[b];
                }
                losses[step] += theta[a] * (product - 2 * moment[a]);
                gradient[a] = 2 * (product - moment[a]);
            }
            for (int a = 0; a <= d; a++) {
                theta[a] -= learningRate * gradient[a] * (a < d ? weightFactor : biasFactor);
            }
        }
        return Answer.of("Fit", "weights", Arrays.copyOf(theta, d), "bias", theta[d], "losses", losses);
    }
}
