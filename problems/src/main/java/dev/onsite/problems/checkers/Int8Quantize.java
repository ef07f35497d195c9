package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Cases of an 8-bit layer; the oracle finds the codes in exact steps of a row's scale and multiplies with ml. */
public final class Int8Quantize implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "halves go to the even side",
                        draw -> List.of(
                                new double[][] {{254, 3, -1}, {0.5, 1, -1}}, new double[][] {{1, 0, 127}, {0, 0, 0}}))
                .sample(
                        "a row of zeros",
                        draw -> List.of(new double[][] {{0, 0}, {1, -0.3}}, new double[][] {{0, 0}, {2, 1}}))
                .hidden("one number", draw -> List.of(new double[][] {{-0.02}}, new double[][] {{5}}))
                .hidden(
                        "more halves",
                        draw -> List.of(
                                new double[][] {{63.5, 0.25, 0.75, -0.25, -0.75, 1.25, 30.25}},
                                new double[][] {{127, 2.5, -2.5, 3.5, -3.5, 0.5, -0.5}}))
                .hidden("sums past 16 bits", draw -> List.of(filled(3, 200, 1, -1, 0.9), filled(2, 200, 2, -3)))
                .hidden("rows of very different size", draw -> random(draw, 6, 20, 5, 1e4))
                .hidden("random layer", draw -> random(draw, 24, 40, 16, 5))
                .hidden("512 × 512 × 512", draw -> random(draw, 512, 512, 512, 5))
                .list();
    }

    private static double[][] filled(int rows, int columns, double... values) {
        double[][] matrix = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            Arrays.fill(matrix[r], values[r]);
        }
        return matrix;
    }

    /** Rows whose sizes are spread over a factor of {@code spread} both ways. */
    private static List<Object> random(Draw draw, int outputs, int d, int n, double spread) {
        return List.of(rows(draw, outputs, d, spread), rows(draw, n, d, spread));
    }

    private static double[][] rows(Draw draw, int rows, int columns, double spread) {
        double[][] matrix = draw.normals(rows, columns, 0.2);
        for (double[] row : matrix) {
            double size = Math.pow(spread, draw.uniform(-1, 1));
            for (int j = 0; j < columns; j++) {
                row[j] *= size;
            }
        }
        return matrix;
    }

    @Override
    public Object expected(Case test) {
        return layer(test, Math::rint, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like a cast to int: it cuts instead of rounding.",
                        () -> layer(test, v -> (long) v, false)),
                new Guess(
                        "Looks like halves are rounded up; they go to the even neighbour.",
                        () -> layer(test, v -> Math.floor(v + 0.5), false)),
                new Guess(
                        "Looks like one scale for the whole matrix; each row has its own.",
                        () -> layer(test, Math::rint, true)));
    }

    private static RecordValue layer(Case test, DoubleUnaryOperator round, boolean oneScale) {
        double[][] weights = test.argument(0, double[][].class);
        double[][] inputs = test.argument(1, double[][].class);
        double[] scales = scales(weights, oneScale);
        double[] inputScales = scales(inputs, oneScale);
        double[][] codes = codes(weights, scales, round);
        double[][] inputCodes = codes(inputs, inputScales, round);
        double[][] sums =
                Matrix.of(inputCodes).times(Matrix.of(codes).transpose()).toArray();
        for (int i = 0; i < sums.length; i++) {
            for (int o = 0; o < scales.length; o++) {
                sums[i][o] = Math.rint(sums[i][o]) * scales[o] * inputScales[i];
            }
        }
        int[][] whole = Arrays.stream(codes)
                .map(row -> Arrays.stream(row).mapToInt(code -> (int) code).toArray())
                .toArray(int[][]::new);
        return Answer.of("Quantized", "codes", whole, "scales", scales, "outputs", sums);
    }

    private static double[] scales(double[][] rows, boolean oneScale) {
        double[] scales = Arrays.stream(rows)
                .mapToDouble(row -> Arrays.stream(row).map(Math::abs).max().orElseThrow() / 127)
                .toArray();
        if (oneScale) {
            Arrays.fill(scales, Arrays.stream(scales).max().orElseThrow());
        }
        return scales;
    }

    private static double[][] codes(double[][] rows, double[] scales, DoubleUnaryOperator round) {
        double[][] codes = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            double scale = scales[r];
            codes[r] = Arrays.stream(rows[r])
                    .map(value -> scale == 0 ? 0 : round.applyAsDouble(value / scale))
                    .toArray();
        }
        return codes;
    }
}
