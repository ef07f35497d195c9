package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.List;

/** Cases of sinusoidal positions: out of order, repeated, far along, and too far for a table. */
public final class SinusoidalPositions implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "positions 0 and 3",
                        draw -> List.of(new double[][] {{0.5, 0, -0.25, 1}, {0, 0, 0, 0}}, new int[] {0, 3}))
                .sample("one pair", draw -> List.of(new double[][] {{1, 1}, {1, 1}, {1, 1}}, new int[] {2, 1, 2}))
                .hidden("a sequence", draw -> List.of(draw.normals(30, 16, 0.3), ascending(30)))
                .hidden("in any order", draw -> random(draw, 40, 10, 60))
                .hidden("far along", draw -> random(draw, 20, 8, 100_000))
                .hidden("4,000 tokens of long streams", draw -> random(draw, 4_000, 128, 2_000_000))
                .list();
    }

    private static int[] ascending(int n) {
        int[] position = new int[n];
        for (int t = 0; t < n; t++) {
            position[t] = t;
        }
        return position;
    }

    /** The last token is at the largest position. */
    private static List<Object> random(Draw draw, int n, int d, int largest) {
        int[] position = draw.ints(n, largest / 2, largest);
        position[n - 1] = largest;
        return List.of(draw.normals(n, d, 1 / Math.sqrt(d)), position);
    }

    @Override
    public Object expected(Case test) {
        int d = test.argument(0, double[][].class)[0].length;
        return encoded(test, Math.sqrt(d), 0);
    }

    private static double[][] encoded(Case test, double scale, int shift) {
        double[][] x = test.argument(0, double[][].class);
        int[] position = test.argument(1, int[].class);
        double[][] y = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            y[t] = x[t].clone();
            for (int column = 0; column < y[t].length; column++) {
                y[t][column] *= scale;
                y[t][column] += dev.onsite.ml.nn.SinusoidalPositions.at(position[t] + shift, column, y[t].length);
            }
        }
        return y;
    }

    /** All sines first, then all cosines. */
    private static double[][] halves(Case test) {
        double[][] x = test.argument(0, double[][].class);
        int[] position = test.argument(1, int[].class);
        int d = x[0].length;
        double[][] y = new double[x.length][d];
        for (int t = 0; t < x.length; t++) {
            for (int column = 0; column < d; column++) {
                int paired = column < d / 2 ? 2 * column : 2 * (column - d / 2) + 1;
                y[t][column] =
                        Math.sqrt(d) * x[t][column] + dev.onsite.ml.nn.SinusoidalPositions.at(position[t], paired, d);
            }
        }
        return y;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double scale = Math.sqrt(test.argument(0, double[][].class)[0].length);
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("The embeddings have to be multiplied by √d first.", () -> encoded(test, 1, 0)),
                new Guess("Looks like positions count from 1.", () -> encoded(test, scale, 1)),
                new Guess(
                        "Looks like all sines come first; sine and cosine of a pair stand side by side.",
                        () -> halves(test)));
    }
}
