package dev.onsite.problems.checkers.stages;

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

/** Cases of gradient descent with weighted examples; the oracle steps on the weighted moments instead of the data. */
public final class WeightedRegression implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two points",
                        draw -> List.of(new double[][] {{1}, {2}}, new double[] {3, 5}, new double[] {3, 1}, 0.1, 3))
                .hidden("all weights alike", draw -> random(draw, 12, 2, 0.5, 0.5, 20))
                .hidden("weights that sum to one", draw -> {
                    List<Object> arguments = random(draw, 10, 3, 0, 1, 30);
                    double[] weights = (double[]) arguments.get(2);
                    double sum = Arrays.stream(weights).sum();
                    Arrays.setAll(weights, i -> weights[i] / sum);
                    return arguments;
                })
                .hidden("most weights are nought", draw -> {
                    List<Object> arguments = random(draw, 20, 3, 1, 2, 40);
                    double[] weights = (double[]) arguments.get(2);
                    Arrays.fill(weights, 2, weights.length, 0);
                    return arguments;
                })
                .hidden("large weights", draw -> random(draw, 30, 4, 1e6, 1e7, 60))
                .hidden("one example", draw -> random(draw, 1, 2, 0.2, 0.5, 20))
                .hidden("2,000 weighted examples", draw -> random(draw, 2000, 100, 0, 3, 150))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, double low, double high, int steps) {
        double[][] features = draw.normals(n, d, 1);
        double[] truth = draw.normals(d);
        double[] targets = draw.normals(n, 0.1);
        for (int i = 0; i < n; i++) {
            targets[i] += 2;
            for (int j = 0; j < d; j++) {
                targets[i] += features[i][j] * truth[j];
            }
        }
        return List.of(features, targets, draw.uniforms(n, low, high), 0.03, steps);
    }

    @Override
    public Object expected(Case test) {
        double[] weights = test.argument(2, double[].class);
        return descend(test, weights, Arrays.stream(weights).sum());
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double[] weights = test.argument(2, double[].class);
        double[] ones = new double[weights.length];
        Arrays.fill(ones, 1);
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like every example still counts as one.", () -> descend(test, ones, ones.length)),
                new Guess(
                        "Looks like the sums are divided by n; divide by the sum of the weights.",
                        () -> descend(test, weights, weights.length)));
    }

    /** Steps with the weighted moments of the features and a column of ones. */
    private static RecordValue descend(Case test, double[] weights, double total) {
        double[][] features = test.argument(0, double[][].class);
        double[] targets = test.argument(1, double[].class);
        double learningRate = test.argument(3, Double.class);
        int d = features[0].length;
        double[][] normal = new double[d + 1][d + 1];
        double[] moment = new double[d + 1];
        double square = 0;
        for (int i = 0; i < features.length; i++) {
            double share = weights[i] / total;
            double[] row = Arrays.copyOf(features[i], d + 1);
            row[d] = 1;
            for (int a = 0; a <= d; a++) {
                for (int b = 0; b <= d; b++) {
                    normal[a][b] += row[a] * row[b] * share;
                }
                moment[a] += row[a] * targets[i] * share;
            }
            square += targets[i] * targets[i] * share;
        }
        double[] theta = new double[d + 1];
        double[] losses = new double[test.argument(4, Integer.class)];
        for (int step = 0; step < losses.length; step++) {
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
            Arrays.setAll(theta, a -> theta[a] - learningRate * gradient[a]);
        }
        return Answer.of("Fit", "weights", Arrays.copyOf(theta, d), "bias", theta[d], "losses", losses);
    }
}
