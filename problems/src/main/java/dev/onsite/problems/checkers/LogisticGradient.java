package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Differentiable;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.loss.LogisticLoss;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of logistic regression's loss and gradient, up to scores at which a careless sigmoid overflows. */
public final class LogisticGradient implements Checker, Differentiable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two examples",
                        draw -> List.of(
                                new double[][] {{1, 2}, {3, -1}}, new double[] {1, 0}, new double[] {0.5, -0.25}, 0.1))
                .sample(
                        "features of zero",
                        draw -> List.of(new double[3][1], new double[] {1, 0, 0}, new double[] {2}, 0.0))
                .hidden("one example", draw -> random(draw, 1, 4, 1))
                .hidden("one feature", draw -> random(draw, 9, 1, 1))
                .hidden("fifty examples", draw -> random(draw, 50, 8, 1))
                .hidden(
                        "scores of a thousand",
                        draw -> List.of(
                                new double[][] {{1000}, {-1000}, {1000}, {-1000}, {40}, {-40}, {0.5}},
                                new double[] {1, 0, 0, 1, 0, 1, 1},
                                new double[] {draw.uniform(0.9, 1.1)},
                                0.25))
                .hidden("unscaled features", draw -> random(draw, 40, 5, 300))
                .hidden("1,500 features", draw -> random(draw, 800, 1500, 0.05))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, double scale) {
        double[] targets = new double[n];
        for (int i = 0; i < n; i++) {
            targets[i] = draw.chance(0.4) ? 1 : 0;
        }
        return List.of(draw.uniforms(n, d, -2 * scale, 2 * scale), targets, draw.normals(d), draw.normal());
    }

    @Override
    public Object expected(Case test) {
        return loss(test, test.argument(3, Double.class), 1);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        int n = test.argument(0, double[][].class).length;
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the gradient is a sum over the examples: divide it by n.",
                        () -> scaled((RecordValue) expected, 1, n)),
                new Guess(
                        "Looks like everything is a sum over the examples: divide by n.",
                        () -> scaled((RecordValue) expected, n, n)),
                new Guess(
                        "The gradient has the opposite sign: it is the residual ŷ − y, not y − ŷ.",
                        () -> scaled((RecordValue) expected, 1, -1)),
                new Guess("Looks like the bias is missing from the scores.", () -> loss(test, 0, 1)),
                new Guess(
                        "Looks like the bias is missing from the scores, and its derivative too.",
                        () -> loss(test, 0, 0)));
    }

    private static RecordValue loss(Case test, double bias, double biasFactor) {
        LogisticLoss loss = LogisticLoss.of(
                Matrix.of(test.argument(0, double[][].class)),
                test.argument(1, double[].class),
                test.argument(2, double[].class),
                bias);
        return record(loss.loss(), loss.gradient(), loss.biasGradient() * biasFactor);
    }

    private static RecordValue scaled(RecordValue right, double loss, double gradient) {
        double[] weights = (double[]) right.get("weights");
        return record(
                (Double) right.get("loss") * loss,
                Arrays.stream(weights).map(value -> value * gradient).toArray(),
                (Double) right.get("bias") * gradient);
    }

    private static RecordValue record(double loss, double[] weights, double bias) {
        return Answer.of("LossAndGradient", "loss", loss, "weights", weights, "bias", bias);
    }

    @Override
    public double loss(Case test) {
        return (Double) ((RecordValue) expected(test)).get("loss");
    }

    @Override
    public List<Derivative> derivatives() {
        return List.of(new Derivative("weights", 2), new Derivative("bias", 3));
    }
}
