package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.List;

/** Cases of rotary attention scores; the oracle turns rows as complex numbers, paired as it is told. */
public final class RotaryPositions implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "a query and two keys",
                        draw -> List.of(
                                new double[][] {{1, 0, 1, 0}},
                                new double[][] {{1, 0.5, 1, -1}, {1, 0.5, 1, -1}},
                                new int[] {3},
                                new int[] {0, 3},
                                10_000.0))
                .sample(
                        "one pair",
                        draw -> List.of(
                                new double[][] {{1, 2}, {-1, 0}},
                                new double[][] {{0.5, -3}},
                                new int[] {0, 7},
                                new int[] {2},
                                100.0))
                .hidden("all at position 0", draw -> random(draw, 4, 3, 6, 0, 10_000))
                .hidden("a short sequence", draw -> random(draw, 12, 12, 8, 11, 10_000))
                .hidden("one query of a long cache", draw -> random(draw, 1, 200, 16, 400, 10_000))
                .hidden("another base", draw -> random(draw, 9, 14, 10, 500, 500_000))
                .hidden("far along", draw -> random(draw, 15, 20, 8, 1_000_000, 10_000))
                .hidden("1,000 queries and keys", draw -> random(draw, 1_000, 1_000, 128, 4_000, 10_000))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int m, int d, int largest, double base) {
        return List.of(
                draw.normals(n, d, 1),
                draw.normals(m, d, 1),
                draw.ints(n, largest / 2, largest),
                draw.ints(m, 0, largest),
                base);
    }

    @Override
    public Object expected(Case test) {
        return scores(test, 1, 1, true);
    }

    /**
     * @param keyTurn 1 where keys turn as queries do, −1 the other way
     * @param exponent what the frequencies' exponents are multiplied by
     * @param neighbours whether pairs are neighbouring columns; otherwise column i goes with column i + d/2
     */
    private static double[][] scores(Case test, int keyTurn, double exponent, boolean neighbours) {
        double base = Math.pow(test.argument(4, Double.class), exponent);
        double[][] q = turned(test.argument(0, double[][].class), test.argument(2, int[].class), base, 1, neighbours);
        double[][] k =
                turned(test.argument(1, double[][].class), test.argument(3, int[].class), base, keyTurn, neighbours);
        double[][] scores = new double[q.length][k.length];
        for (int t = 0; t < q.length; t++) {
            for (int u = 0; u < k.length; u++) {
                for (int j = 0; j < q[t].length; j++) {
                    scores[t][u] += q[t][j] * k[u][j] / Math.sqrt(q[t].length);
                }
            }
        }
        return scores;
    }

    /** Real and imaginary parts after another, a pair times e to the i times its angle. */
    private static double[][] turned(double[][] x, int[] position, double base, int turn, boolean neighbours) {
        int d = x[0].length;
        double[][] turned = new double[x.length][d];
        for (int t = 0; t < x.length; t++) {
            for (int i = 0; i < d / 2; i++) {
                double real = x[t][neighbours ? 2 * i : i];
                double imaginary = x[t][neighbours ? 2 * i + 1 : i + d / 2];
                double angle = turn * position[t] / Math.pow(base, 2.0 * i / d);
                turned[t][2 * i] = real * Math.cos(angle) - imaginary * Math.sin(angle);
                turned[t][2 * i + 1] = real * Math.sin(angle) + imaginary * Math.cos(angle);
            }
        }
        return turned;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like queries and keys turn in opposite directions.", () -> scores(test, -1, 1, true)),
                new Guess("Looks like the exponent is i/d instead of 2i/d.", () -> scores(test, 1, 0.5, true)),
                new Guess(
                        "Looks like column i is paired with column i + d/2; pairs are neighbours here.",
                        () -> scores(test, 1, 1, false)));
    }
}
