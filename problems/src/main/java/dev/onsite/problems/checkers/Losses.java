package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Differentiable;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Cases of four losses; the oracle differentiates nothing, it writes each gradient as a clip, a mask or a softmax. */
public final class Losses implements Checker, Differentiable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "huber, three errors",
                        draw -> List.of("huber", new double[] {1, 2, 3}, new double[] {1.5, 1, 6}, 1.0))
                .sample("mse, two values", draw -> List.of("mse", new double[] {1, -2}, new double[] {3, -2.5}, 1.0))
                .hidden(
                        "hinge, on both sides of the margin",
                        draw -> List.of(
                                "hinge", new double[] {1, -1, 1, -1, 1}, new double[] {2, -1, 0.5, 3, -0.25}, 1.0))
                .hidden(
                        "huber at its corner",
                        draw -> List.of(
                                "huber", new double[] {0, 0, 0}, new double[] {0.5, -0.5, draw.uniform(-3, 3)}, 0.5))
                .hidden(
                        "cross-entropy of four classes",
                        draw -> List.of("cross_entropy", new double[] {0, 0, 1, 0}, draw.normals(4), 1.0))
                .hidden(
                        "cross-entropy of soft targets",
                        draw -> List.of("cross_entropy", new double[] {0.1, 0.2, 0.3, 0.4}, draw.normals(4, 2), 1.0))
                .hidden(
                        "logits of a thousand",
                        draw -> List.of("cross_entropy", new double[] {0, 0, 1}, new double[] {1000, -1000, -900}, 1.0))
                .hidden("one value", draw -> List.of("mse", draw.normals(1), draw.normals(1), 1.0))
                .hidden("many errors", draw -> List.of("huber", draw.normals(200), draw.normals(200), 0.8))
                .hidden("50,000 values", draw -> {
                    double[] targets = draw.uniforms(50_000, 0, 1);
                    double sum = Arrays.stream(targets).sum();
                    return List.of(
                            "cross_entropy",
                            Arrays.stream(targets).map(value -> value / sum).toArray(),
                            draw.normals(50_000, 2),
                            1.0);
                })
                .list();
    }

    @Override
    public Object expected(Case test) {
        double[] y = test.argument(1, double[].class);
        double[] p = test.argument(2, double[].class);
        double delta = test.argument(3, Double.class);
        return switch (name(test)) {
            case "mse" -> mean(y, p, e -> e * e, e -> 2 * e);
            case "huber" -> mean(y, p, e -> huber(e, delta), e -> Math.max(-delta, Math.min(delta, e)));
            case "hinge" -> hinge(y, p);
            default -> crossEntropy(y, p);
        };
    }

    private static double huber(double e, double delta) {
        // The square less what lies beyond the corner: another way to the same function.
        double beyond = Math.max(0, Math.abs(e) - delta);
        return (e * e - beyond * beyond) / 2;
    }

    private static RecordValue mean(double[] y, double[] p, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        double[] errors =
                IntStream.range(0, y.length).mapToDouble(i -> p[i] - y[i]).toArray();
        return record(
                Arrays.stream(errors).map(value).average().orElseThrow(),
                Arrays.stream(errors)
                        .map(derivative)
                        .map(slope -> slope / y.length)
                        .toArray());
    }

    private static RecordValue hinge(double[] y, double[] p) {
        double[] missing = IntStream.range(0, y.length)
                .mapToDouble(i -> Math.max(0, 1 - y[i] * p[i]))
                .toArray();
        return record(
                Arrays.stream(missing).average().orElseThrow(),
                IntStream.range(0, y.length)
                        .mapToDouble(i -> missing[i] > 0 ? -y[i] / y.length : 0)
                        .toArray());
    }

    private static RecordValue crossEntropy(double[] y, double[] logits) {
        double[] log = Softmax.log(logits);
        double value = 0;
        double[] gradient = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            value -= y[i] * log[i];
            gradient[i] = Math.exp(log[i]) - y[i];
        }
        return record(value, gradient);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got()) || "inf".equals(outcome.got())) {
            return outcome.withNote("Work with log-probabilities: an exponential overflowed or a logarithm saw 0.");
        }
        RecordValue right = (RecordValue) expected;
        double value = (Double) right.get("value");
        double[] gradient = (double[]) right.get("gradient");
        double[] y = test.argument(1, double[].class);
        double[] p = test.argument(2, double[].class);
        double delta = test.argument(3, Double.class);
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("The gradient has the opposite sign.", () -> record(value, times(gradient, -1))),
                new Guess("The gradient lacks a factor 2.", () -> record(value, times(gradient, 0.5))),
                new Guess(
                        "The value is a mean, but the gradient is one of the sum: divide it by n.",
                        () -> record(value, times(gradient, y.length))),
                new Guess(
                        "\"A square inside, an absolute value outside\" jumps at δ: Huber's two halves need their"
                                + " constants.",
                        () -> mean(
                                y,
                                p,
                                e -> Math.abs(e) <= delta ? e * e : Math.abs(e),
                                e -> Math.abs(e) <= delta ? 2 * e : Math.signum(e))));
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static String name(Case test) {
        return test.argument(0, String.class);
    }

    private static RecordValue record(double value, double[] gradient) {
        return Answer.of("Loss", "value", value, "gradient", gradient);
    }

    @Override
    public double loss(Case test) {
        return (Double) ((RecordValue) expected(test)).get("value");
    }

    @Override
    public List<Derivative> derivatives() {
        return List.of(new Derivative("gradient", 2));
    }
}
