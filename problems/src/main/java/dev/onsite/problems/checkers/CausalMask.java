package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.List;

/** Cases of masked attention weights: windows, packed documents, forbidden scores that tower over the rest. */
public final class CausalMask implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two documents",
                        draw -> List.of(
                                new double[][] {{1, 5, 0, 2}, {0, 1, 3, 1}, {9, 2, 1, 4}, {3, 3, 3, 0.5}},
                                new int[] {0, 0, 0, 1},
                                2))
                .sample("one token", draw -> List.of(new double[][] {{-7}}, new int[] {3}, 5))
                .hidden("one document, no window", draw -> random(draw, 12, 0, 12, 1))
                .hidden("a window of one", draw -> random(draw, 5, 0.2, 1, 1))
                .hidden("every token its own document", draw -> random(draw, 6, 1, 6, 1))
                .hidden("large scores", draw -> random(draw, 20, 0.1, 7, 3e5))
                .hidden("forbidden giants", CausalMask::giants)
                .hidden("packed", draw -> random(draw, 80, 0.05, 16, 2))
                .hidden("1,200 tokens", draw -> random(draw, 1_200, 0, 1_200, 2))
                .list();
    }

    private static List<Object> random(Draw draw, int n, double breaks, int window, double scale) {
        int[] document = new int[n];
        for (int i = 1; i < n; i++) {
            document[i] = document[i - 1] + (draw.chance(breaks) ? draw.between(1, 3) : 0);
        }
        return List.of(draw.normals(n, n, scale), document, window);
    }

    /** What may not be seen is 5,000 larger than what may. */
    private static List<Object> giants(Draw draw) {
        List<Object> arguments = random(draw, 15, 0.2, 4, 1);
        double[][] scores = (double[][]) arguments.get(0);
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                scores[i][j] += allowed(i, j, (int[]) arguments.get(1), 4) ? 0 : 5_000;
            }
        }
        return arguments;
    }

    private static boolean allowed(int i, int j, int[] document, int window) {
        return j <= i && document[i] == document[j] && i - j < window;
    }

    @Override
    public Object expected(Case test) {
        return weights(test, true, true, true, true);
    }

    /** The softmax of each row over what is allowed; nothing where nothing is. */
    private static double[][] weights(
            Case test, boolean causal, boolean separate, boolean windowed, boolean seesItself) {
        double[][] scores = test.argument(0, double[][].class);
        int[] document = test.argument(1, int[].class);
        int window = test.argument(2, Integer.class);
        int n = scores.length;
        double[][] weights = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] masked = new double[n];
            boolean any = false;
            for (int j = 0; j < n; j++) {
                boolean allowed = (!causal || j <= i)
                        && (!separate || document[i] == document[j])
                        && (!windowed || i - j < window)
                        && (seesItself || i != j);
                masked[j] = allowed ? scores[i][j] : Double.NEGATIVE_INFINITY;
                any |= allowed;
            }
            weights[i] = any ? Softmax.of(masked) : new double[n];
        }
        return weights;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote("Every token may see itself, so every row has a finite largest score.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("Looks like tokens see what comes after them.", () -> weights(test, false, true, true, true)),
                new Guess("Looks like tokens see other documents.", () -> weights(test, true, false, true, true)),
                new Guess("Looks like there is no window.", () -> weights(test, true, true, false, true)),
                new Guess("Looks like a token does not see itself.", () -> weights(test, true, true, true, false)));
    }
}
