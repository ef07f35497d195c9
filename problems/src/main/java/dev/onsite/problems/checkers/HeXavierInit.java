package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Cases of weight initialisation: the four schemes on wide, tall and large layers. */
public final class HeXavierInit implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("he, normal", draw -> List.of("he_normal", new double[][] {{0.5, -1, 2}, {1.5, 0.25, -0.75}}))
                .sample("he, uniform", draw -> List.of("he_uniform", new double[][] {{0, 0.5, 0.75}, {0.25, 0.9, 0.1}}))
                .hidden("xavier, normal", draw -> List.of("xavier_normal", draw.normals(3, 4, 1)))
                .hidden("xavier, uniform", draw -> List.of("xavier_uniform", draw.uniforms(5, 2, 0, 1)))
                .hidden("one weight", draw -> List.of("xavier_uniform", new double[][] {{draw.uniform(0, 1)}}))
                .hidden("one input", draw -> List.of("he_normal", draw.normals(1, 9, 1)))
                .hidden("one output", draw -> List.of("he_uniform", draw.uniforms(9, 1, 0, 1)))
                .hidden(
                        "a layer of 1,200,000 weights",
                        draw -> List.of("xavier_uniform", draw.uniforms(1500, 800, 0, 1)))
                .list();
    }

    @Override
    public Object expected(Case test) {
        int fanIn = noise(test).length;
        int fanOut = noise(test)[0].length;
        return weights(test, fanIn, fanOut);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        int fanIn = noise(test).length;
        int fanOut = noise(test)[0].length;
        double variance = variance(test, fanIn, fanOut);
        double[][] right = (double[][]) expected;
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like you took the variance where the standard deviation belongs: take the root.",
                        () -> times(right, Math.sqrt(variance))),
                new Guess(
                        "Looks like fan-in and fan-out are swapped.",
                        () -> weights(test, /* fanIn= */ fanOut, /* fanOut= */ fanIn)),
                new Guess(
                        "A uniform number on [−a, a) has variance a²/3: a is √3 standard deviations.",
                        () -> times(right, 1 / Math.sqrt(3))),
                new Guess("Looks like the factor 2 for ReLU is missing.", () -> times(right, Math.sqrt(0.5))));
    }

    private static double[][] weights(Case test, int fanIn, int fanOut) {
        double deviation = Math.sqrt(variance(test, fanIn, fanOut));
        boolean uniform = test.argument(0, String.class).endsWith("uniform");
        double limit = deviation * Math.sqrt(3);
        return map(noise(test), r -> uniform ? -limit + 2 * limit * r : deviation * r);
    }

    private static double variance(Case test, int fanIn, int fanOut) {
        return test.argument(0, String.class).startsWith("he") ? 2.0 / fanIn : 2.0 / (fanIn + fanOut);
    }

    private static double[][] noise(Case test) {
        return test.argument(1, double[][].class);
    }

    private static double[][] times(double[][] values, double factor) {
        return map(values, value -> value * factor);
    }

    private static double[][] map(double[][] values, DoubleUnaryOperator change) {
        return Arrays.stream(values)
                .map(row -> Arrays.stream(row).map(change).toArray())
                .toArray(double[][]::new);
    }
}
