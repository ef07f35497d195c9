package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.activation.Activation;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of an LSTM's forward pass, gates driven into saturation among them. */
public final class LstmCell implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "one step, one unit",
                        draw -> List.of(
                                new double[][][] {{{1}}},
                                new double[][] {{0}},
                                new double[][] {{-0.5}},
                                new double[][] {{1, 2, 0.5, -1}},
                                new double[][] {{0, 0, 0, 0}},
                                new double[] {0, 0, 0, 0}))
                .hidden("three steps", draw -> random(draw, 3, 1, 2, 1, 1))
                .hidden("two units", draw -> random(draw, 2, 1, 1, 2, 1))
                .hidden("a batch", draw -> random(draw, 5, 4, 3, 4, 1))
                .hidden("saturated gates", draw -> random(draw, 4, 2, 2, 3, 800))
                .hidden("300 steps", draw -> random(draw, 300, 8, 32, 48, 1))
                .list();
    }

    private static List<Object> random(Draw draw, int time, int batch, int inputs, int units, double scale) {
        return List.of(
                draw.normals(time, batch, inputs, 1),
                draw.normals(batch, units, 0.5),
                draw.normals(batch, units, 1),
                draw.normals(inputs, 4 * units, scale / Math.sqrt(inputs)),
                draw.normals(units, 4 * units, 0.5 / Math.sqrt(units)),
                draw.normals(4 * units, 0.5));
    }

    @Override
    public Object expected(Case test) {
        return run(test, 2, 3, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote("A sigmoid overflowed: eᵃ/(1 + eᵃ) is inf/inf for a large gate input.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("Looks like the gates are taken in the order i, f, o, g.", () -> run(test, 3, 2, true)),
                new Guess("Looks like the output is o ⊙ c, without the tanh.", () -> run(test, 2, 3, false)));
    }

    private static RecordValue run(Case test, int candidateBlock, int outBlock, boolean squashed) {
        double[][][] inputs = test.argument(0, double[][][].class);
        Matrix wInput = Matrix.of(test.argument(3, double[][].class));
        Matrix wHidden = Matrix.of(test.argument(4, double[][].class));
        double[] bias = test.argument(5, double[].class);
        double[][] hidden = test.argument(1, double[][].class);
        double[][] cell = Arrays.stream(test.argument(2, double[][].class))
                .map(double[]::clone)
                .toArray(double[][]::new);
        int units = cell[0].length;
        double[][][] states = new double[inputs.length][cell.length][units];
        for (int t = 0; t < inputs.length; t++) {
            Matrix fromInput = Matrix.of(inputs[t]).times(wInput);
            Matrix fromHidden = Matrix.of(hidden).times(wHidden);
            for (int b = 0; b < cell.length; b++) {
                for (int j = 0; j < units; j++) {
                    double[] gates = new double[4];
                    for (int block = 0; block < 4; block++) {
                        int column = block * units + j;
                        gates[block] = fromInput.get(b, column) + fromHidden.get(b, column) + bias[column];
                    }
                    cell[b][j] = Activation.sigmoid(gates[1]) * cell[b][j]
                            + Activation.sigmoid(gates[0]) * Math.tanh(gates[candidateBlock]);
                    double out = squashed ? Math.tanh(cell[b][j]) : cell[b][j];
                    states[t][b][j] = Activation.sigmoid(gates[outBlock]) * out;
                }
            }
            hidden = states[t];
        }
        return Answer.of("LstmStates", "hidden", states, "cell", cell);
    }
}
