package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of nucleus sampling with the random numbers given: ties, greedy, sums that meet p exactly, long nuclei. */
public final class TopPSampling implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("two of four", draw -> List.of(fourTokens(3), 1.0, 0.6, new double[] {0.1, 0.5, 0.6}))
                .sample("greedy", draw -> List.of(new double[][] {{1, 7, 7, -3}}, 0.0, 0.9, new double[] {0.99}))
                .hidden("exactly p", draw -> List.of(new double[2][4], 1.0, 0.5, new double[] {0.25, 0.75}))
                .hidden("one token is enough", draw -> List.of(fourTokens(2), 0.5, 0.2, new double[] {0.02, 0.98}))
                .hidden("large logits", draw -> random(draw, 8, 30, 3_000, 1, 0.9))
                .hidden("everything", draw -> random(draw, 8, 12, 1, 1, 1))
                .hidden("hot", draw -> random(draw, 8, 40, 3, 5, 0.8))
                .hidden("cold", draw -> random(draw, 8, 40, 3, 0.3, 0.95))
                .hidden("60,000 tokens", draw -> random(draw, 8, 60_000, 1, 1.5, 0.9))
                .list();
    }

    /** Probabilities of 0.1, 0.4, 0.2 and 0.3 at a temperature of one. */
    private static double[][] fourTokens(int rows) {
        double[] logits = {Math.log(1), Math.log(4), Math.log(2), Math.log(3)};
        double[][] all = new double[rows][];
        Arrays.setAll(all, i -> logits.clone());
        return all;
    }

    private static List<Object> random(Draw draw, int n, int vocabulary, double scale, double temperature, double p) {
        return List.of(draw.normals(n, vocabulary, scale), temperature, p, draw.uniforms(n, 0, 1));
    }

    @Override
    public Object expected(Case test) {
        return tokens(test, test.argument(1, Double.class), true, true);
    }

    /**
     * @param crossing whether the token at which the sum reaches p belongs to the nucleus
     * @param renormalised whether u is a share of the nucleus rather than of everything
     */
    private static int[] tokens(Case test, double temperature, boolean crossing, boolean renormalised) {
        double[][] logits = test.argument(0, double[][].class);
        double p = test.argument(2, Double.class);
        double[] u = test.argument(3, double[].class);
        return IntStream.range(0, logits.length)
                .map(i -> token(logits[i], temperature, p, u[i], crossing, renormalised))
                .toArray();
    }

    private static int token(
            double[] logits, double temperature, double p, double u, boolean crossing, boolean renormalised) {
        double[] shares = Softmax.of(Arrays.stream(logits)
                .map(logit -> temperature == 0 ? logit : logit / temperature)
                .toArray());
        int[] order = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer v) -> -shares[v]))
                .mapToInt(v -> v)
                .toArray();
        if (temperature == 0) {
            return order[0];
        }
        int size = 0;
        double nucleus = 0;
        while (size < order.length && nucleus < p) {
            nucleus += shares[order[size++]];
        }
        if (!crossing && size > 1) {
            nucleus -= shares[order[--size]];
        }
        double left = renormalised ? u * nucleus : u;
        for (int j = 0; j < size; j++) {
            left -= shares[order[j]];
            if (left < 0) {
                return order[j];
            }
        }
        return order[size - 1];
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double temperature = test.argument(1, Double.class);
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the token at which the sum reaches p is left out.",
                        () -> tokens(test, temperature, false, true)),
                new Guess(
                        "Looks like u is not taken as a share of the nucleus.",
                        () -> tokens(test, temperature, true, false)),
                new Guess("Looks like the temperature has no effect.", () -> tokens(test, 1, true, true)));
    }
}
