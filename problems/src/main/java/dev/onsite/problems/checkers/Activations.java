package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.activation.Activation;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Cases of activations and their Jacobians, far out in the tails and at the kinks. */
public final class Activations implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("softmax of three", draw -> List.of("softmax", new double[] {1, 2, 3}))
                .sample("relu and its kink", draw -> List.of("relu", new double[] {-2, 0, 3}))
                .hidden("sigmoid", draw -> List.of("sigmoid", draw.normals(6, 2)))
                .hidden("sigmoid, far out", draw -> List.of("sigmoid", new double[] {1000, -1000, 30, -30, 0}))
                .hidden("tanh", draw -> List.of("tanh", draw.normals(6)))
                .hidden("tanh, far out", draw -> List.of("tanh", new double[] {1000, -1000, 15, -15, 0}))
                .hidden("leaky relu", draw -> List.of("leaky_relu", new double[] {-100, 0, draw.uniform(0.5, 2)}))
                .hidden("softmax of one", draw -> List.of("softmax", new double[] {draw.normal()}))
                .hidden("softmax of large logits", draw -> List.of("softmax", new double[] {1000, 999, -1000, 1000}))
                .hidden("relu below one", draw -> List.of("relu", new double[] {0.5, 0.01, -0.5}))
                .hidden("leaky relu below one", draw -> List.of("leaky_relu", new double[] {0.5, 0.01, -0.5}))
                .hidden("softmax of 700", draw -> List.of("softmax", draw.normals(700, 3)))
                .list();
    }

    @Override
    public Object expected(Case test) {
        double[] x = x(test);
        String name = name(test);
        if (name.equals("softmax")) {
            return record(Softmax.of(x), Softmax.jacobian(x).toArray());
        }
        Activation activation = Activation.valueOf(name.toUpperCase(Locale.ROOT));
        return record(activation.values(x), diagonal(activation.derivatives(x)));
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        RecordValue right = (RecordValue) expected;
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote("An exponential overflowed: inf / inf is NaN.");
        }
        double[] y = (double[]) right.get("values");
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        name(test).equals("softmax")
                                ? "p(1 − p) is only the diagonal of the softmax's Jacobian: every probability depends"
                                        + " on every logit."
                                : "Looks like σ(1 − σ), which has no digits left where σ is close to 1.",
                        () -> record(
                                y,
                                diagonal(Arrays.stream(y).map(p -> p * (1 - p)).toArray()))),
                new Guess(
                        "Looks like the derivative at exactly 0 is the one from the right.",
                        () -> record(y, fromTheRight(test, (double[][]) right.get("jacobian")))));
    }

    private static double[][] fromTheRight(Case test, double[][] jacobian) {
        double[][] changed = Arrays.stream(jacobian).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i < changed.length && name(test).endsWith("relu"); i++) {
            changed[i][i] = x(test)[i] == 0 ? 1 : changed[i][i];
        }
        return changed;
    }

    private static double[][] diagonal(double[] values) {
        double[][] matrix = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            matrix[i][i] = values[i];
        }
        return matrix;
    }

    private static RecordValue record(double[] values, double[][] jacobian) {
        return Answer.of("Activated", "values", values, "jacobian", jacobian);
    }

    private static String name(Case test) {
        return test.argument(0, String.class);
    }

    private static double[] x(Case test) {
        return test.argument(1, double[].class);
    }
}
