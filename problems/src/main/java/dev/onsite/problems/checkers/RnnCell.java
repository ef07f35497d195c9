package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.List;

/** Cases of a recurrent network's forward pass. */
public final class RnnCell implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two steps",
                        draw -> List.of(
                                new double[][][] {{{1}}, {{-0.5}}},
                                new double[][] {{0.2, -0.4}},
                                new double[][] {{1, 0.5}},
                                new double[][] {{0, 2}, {-1, 0}},
                                new double[] {0.1, -0.1}))
                .hidden("one step", draw -> random(draw, 1, 2, 3, 4))
                .hidden("a batch", draw -> random(draw, 5, 3, 2, 4))
                .hidden("one unit", draw -> random(draw, 6, 1, 1, 1))
                .hidden("as many inputs as units", draw -> random(draw, 4, 4, 4, 4))
                .hidden("400 steps", draw -> random(draw, 400, 8, 32, 64))
                .list();
    }

    private static List<Object> random(Draw draw, int time, int batch, int inputs, int units) {
        return List.of(
                draw.normals(time, batch, inputs, 1),
                draw.normals(batch, units, 0.5),
                draw.normals(inputs, units, 1 / Math.sqrt(inputs)),
                // Below 1 the states forget: rounding does not grow over 400 steps.
                draw.normals(units, units, 0.6 / Math.sqrt(units)),
                draw.normals(units, 0.3));
    }

    @Override
    public Object expected(Case test) {
        return run(test, false, true, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like the recurrence uses W_h transposed.", () -> run(test, true, true, false)),
                new Guess("Looks like the bias is missing.", () -> run(test, false, false, false)),
                new Guess("Looks like every step starts from the initial state.", () -> run(test, false, true, true)));
    }

    private static double[][][] run(Case test, boolean transposed, boolean biased, boolean forgetful) {
        double[][][] inputs = test.argument(0, double[][][].class);
        Matrix initial = Matrix.of(test.argument(1, double[][].class));
        Matrix fromInput = Matrix.of(test.argument(2, double[][].class));
        Matrix recurrence = Matrix.of(test.argument(3, double[][].class));
        Matrix fromHidden = transposed ? recurrence.transpose() : recurrence;
        double[] bias = test.argument(4, double[].class);
        double[][][] states = new double[inputs.length][][];
        Matrix state = initial;
        for (int t = 0; t < inputs.length; t++) {
            double[][] sums = Matrix.of(inputs[t]).times(fromInput).toArray();
            Matrix recurrent = (forgetful ? initial : state).times(fromHidden);
            for (int b = 0; b < sums.length; b++) {
                for (int j = 0; j < bias.length; j++) {
                    sums[b][j] = Math.tanh(sums[b][j] + recurrent.get(b, j) + (biased ? bias[j] : 0));
                }
            }
            states[t] = sums;
            state = Matrix.of(sums);
        }
        return states;
    }
}
