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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases of skip-gram with negative sampling: words drawn twice, the context drawn as its own negative, pairs that share
 * words. The oracle adds up a word's coefficients before anything moves.
 */
public final class SkipGramNegativeSampling implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "one negative",
                        draw -> List.of(
                                new double[][] {{0.5, 0.5}, {1, 0}, {0, 1}},
                                new double[][] {{1, 1}, {1, 0}, {0, 2}},
                                new int[] {0},
                                new int[] {1},
                                new int[][] {{2, 1}},
                                0.5))
                .sample(
                        "a word drawn twice",
                        draw -> random(draw, 4, 2, new int[] {0}, new int[] {1}, new int[][] {{3, 3, 2}}))
                .hidden(
                        "the second pair sees the first",
                        draw -> random(draw, 3, 2, new int[] {0, 0}, new int[] {1, 2}, new int[][] {{2}, {1}}))
                .hidden(
                        "a word in its own context",
                        draw -> random(draw, 3, 3, new int[] {1}, new int[] {1}, new int[][] {{0, 2}}))
                .hidden(
                        "nothing but the context drawn",
                        draw -> random(draw, 3, 2, new int[] {2}, new int[] {0}, new int[][] {{0, 0}}))
                .hidden(
                        "products in the thousands",
                        draw -> List.of(
                                new double[][] {{50, -40}, {30, 30}},
                                new double[][] {{40, 10 + draw.normal()}, {-60, 20}},
                                new int[] {0, 1, 0},
                                new int[] {1, 0, 0},
                                new int[][] {{0}, {1}, {1}},
                                0.01))
                .hidden("forty pairs", draw -> random(draw, 12, 5, 40, 4))
                .hidden("4,000 pairs of 20,000 words", draw -> random(draw, 20_000, 20, 4_000, 5))
                .list();
    }

    private static List<Object> random(Draw draw, int words, int d, int[] centers, int[] contexts, int[][] negatives) {
        return List.of(draw.normals(words, d, 0.7), draw.normals(words, d, 0.7), centers, contexts, negatives, 0.2);
    }

    private static List<Object> random(Draw draw, int words, int d, int pairs, int k) {
        int[][] negatives = new int[pairs][];
        Arrays.setAll(negatives, pair -> draw.ints(k, 0, words - 1));
        return random(draw, words, d, draw.ints(pairs, 0, words - 1), draw.ints(pairs, 0, words - 1), negatives);
    }

    @Override
    public Object expected(Case test) {
        return trained(test, true, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got()) || "inf".equals(outcome.got())) {
            return outcome.withNote("−ln σ(z) is ln(1 + e^−z): take it without forming σ.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like a negative that is the context word is not skipped.",
                        () -> trained(test, false, true)),
                new Guess("Looks like a word that was drawn twice moves once.", () -> trained(test, true, false)));
    }

    private static RecordValue trained(Case test, boolean skip, boolean repeat) {
        double[][] in = copy(test.argument(0, double[][].class));
        double[][] out = copy(test.argument(1, double[][].class));
        int[] centers = test.argument(2, int[].class);
        int[] contexts = test.argument(3, int[].class);
        int[][] negatives = test.argument(4, int[][].class);
        double rate = test.argument(5, Double.class);
        double[] losses = new double[centers.length];
        for (int pair = 0; pair < losses.length; pair++) {
            double[] v = in[centers[pair]].clone();
            int context = contexts[pair];
            double z = dot(out[context], v);
            losses[pair] = softplus(-z);
            Map<Integer, Double> coefficients = new LinkedHashMap<>();
            coefficients.put(context, -sigmoid(-z));
            double[] moved = in[centers[pair]];
            add(moved, out[context], rate * sigmoid(-z));
            for (int negative : negatives[pair]) {
                if (skip && negative == context) {
                    continue;
                }
                double score = dot(out[negative], v);
                losses[pair] += softplus(score);
                coefficients.merge(negative, sigmoid(score), (a, b) -> repeat ? a + b : b);
                add(moved, out[negative], -rate * sigmoid(score));
            }
            coefficients.forEach((word, coefficient) -> add(out[word], v, -rate * coefficient));
        }
        return Answer.of("Trained", "input", in, "output", out, "losses", losses);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += a[f] * b[f];
        }
        return sum;
    }

    private static void add(double[] to, double[] from, double times) {
        for (int f = 0; f < to.length; f++) {
            to[f] += times * from[f];
        }
    }

    private static double sigmoid(double z) {
        return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }

    private static double softplus(double z) {
        return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }
}
