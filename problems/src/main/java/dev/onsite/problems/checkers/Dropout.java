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
import java.util.List;
import java.util.SplittableRandom;

/** Cases of dropout by counter. The JDK's SplittableRandom is the same hash, and the oracle. */
public final class Dropout implements Checker {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "the first step",
                        draw -> List.of(
                                new double[][] {{1, 2}, {3, 4}}, new double[][] {{1, 1}, {1, -1}}, 0.5, 7L, 0L, true))
                .sample("evaluation", draw -> random(draw, 2, 3, 0.4, 3, false))
                .hidden("a low rate", draw -> random(draw, 20, 10, 0.1, 1, true))
                .hidden("a rate of zero", draw -> random(draw, 4, 5, 0, 12, true))
                .hidden("nearly everything", draw -> random(draw, 30, 10, 0.95, 5, true))
                .hidden("after a ReLU", Dropout::rectified)
                .hidden("step 5,000,000", draw -> random(draw, 400, 500, 0.2, 5_000_000, true))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, double rate, long step, boolean training) {
        long seed = ((long) draw.between(0, 1 << 30) << 31) + draw.between(0, Integer.MAX_VALUE - 1);
        return List.of(draw.normals(n, d, 1), draw.normals(n, d, 1), rate, seed, step, training);
    }

    /** Half of the activations are zero by themselves. */
    private static List<Object> rectified(Draw draw) {
        List<Object> arguments = random(draw, 25, 8, 0.25, 2, true);
        for (double[] row : (double[][]) arguments.get(0)) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(0, row[j]);
            }
        }
        return arguments;
    }

    @Override
    public Object expected(Case test) {
        double keep = 1 - test.argument(2, Double.class);
        return step(test, test.argument(4, Long.class), 1 / keep, 1 / keep);
    }

    /**
     * @param backwardStep the step whose mask the gradient gets
     * @param scale what is kept is multiplied by
     * @param backwardScale what the gradient is multiplied by where it is kept
     */
    private static RecordValue step(Case test, long backwardStep, double scale, double backwardScale) {
        long step = test.argument(4, Long.class);
        return Answer.of(
                "DropoutStep",
                "output",
                masked(test, test.argument(0, double[][].class), step, scale),
                "dx",
                masked(test, test.argument(1, double[][].class), backwardStep, backwardScale));
    }

    private static double[][] masked(Case test, double[][] values, long step, double scale) {
        double rate = test.argument(2, Double.class);
        long seed = test.argument(3, Long.class);
        boolean training = test.argument(5, Boolean.class);
        int d = values[0].length;
        double[][] masked = new double[values.length][d];
        for (int i = 0; i < values.length; i++) {
            long counter = step * values.length * d + (long) i * d;
            SplittableRandom row = new SplittableRandom(seed + counter * GAMMA);
            for (int j = 0; j < d; j++) {
                double factor = row.nextDouble() < rate ? 0 : scale;
                masked[i][j] = training ? values[i][j] * factor : values[i][j];
            }
        }
        return masked;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        long step = test.argument(4, Long.class);
        double keep = 1 - test.argument(2, Double.class);
        Outcome outcome = comparison.compare(expected, answer);
        if (!outcome.accepted() && !test.argument(5, Boolean.class)) {
            return outcome.withNote("Outside training dropout changes nothing.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("Looks like what is kept is not scaled.", () -> step(test, step, 1, 1)),
                new Guess("Looks like the gradient is not scaled.", () -> step(test, step, 1 / keep, 1)),
                new Guess(
                        "Looks like the gradient gets a mask of its own; it must be the activations'.",
                        () -> step(test, step + 1, 1 / keep, 1 / keep)));
    }
}
