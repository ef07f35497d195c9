package dev.onsite.judge.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private final Random random = new Random(7);

    private double[][] matrix(int n, int d) {
        double[][] matrix = new double[n][d];
        for (double[] row : matrix) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return matrix;
    }

    private static double[][] each(double[][] matrix, java.util.function.DoubleUnaryOperator function) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).map(function).toArray())
                .toArray(double[][]::new);
    }

    private static Diagnosis.Evidence evidence(Object expected, Object got, Object... arguments) {
        return new Diagnosis.Evidence(Case.of("drawn", 1, arguments), List.of("x", "b"), expected, got);
    }

    /** What is told of two cases whose expected answers went through a mistake. */
    private Optional<String> told(UnaryOperator<double[][]> mistake) {
        double[][] first = matrix(3, 4);
        double[][] second = matrix(5, 2);
        return Diagnosis.of(
                List.of(
                        evidence(first, mistake.apply(first), matrix(7, 4), new double[] {1, -2, 3, 0.5}),
                        evidence(second, mistake.apply(second), matrix(9, 2), new double[] {4, 0.25})),
                Tolerance.DEFAULT);
    }

    @Test
    void transposesSignsAndFactorsAreNamed() {
        String transposed = told(m -> {
                    double[][] t = new double[m[0].length][m.length];
                    for (int i = 0; i < m.length; i++) {
                        for (int j = 0; j < m[0].length; j++) {
                            t[j][i] = m[i][j];
                        }
                    }
                    return t;
                })
                .orElseThrow();
        assertTrue(transposed.contains("transpose"), transposed);
        assertTrue(told(m -> each(m, x -> -x)).orElseThrow().contains("wrong sign"));
        assertTrue(told(m -> each(m, x -> 2 * x)).orElseThrow().contains("is 2 times"));
        assertTrue(told(m -> each(m, x -> 0.3 * x)).orElseThrow().contains("0.3 times"));
    }

    @Test
    void aSumForAMeanIsToldWithTheArgumentWhoseLengthIsMissing() {
        double[] lengths = {7, 9};
        int[] next = {0};
        String sum = told(m -> {
                    double n = lengths[next[0]++];
                    return each(m, x -> x * n);
                })
                .orElseThrow();
        assertTrue(sum.contains("1/n is missing") && sum.contains("the length of `x`"), sum);
        next[0] = 0;
        String unbiased = told(m -> {
                    double n = lengths[next[0]++];
                    return each(m, x -> x * n / (n - 1));
                })
                .orElseThrow();
        assertTrue(unbiased.contains("divided by n − 1 instead of n"), unbiased);
    }

    @Test
    void aBiasThatIsNotAddedIsNamed() {
        double[][] biases = {{1, -2, 3, 0.5}, {4, 0.25}};
        int[] next = {0};
        String bias = told(m -> {
                    double[] b = biases[next[0]++];
                    return Arrays.stream(m)
                            .map(row -> {
                                double[] without = row.clone();
                                Arrays.setAll(without, j -> row[j] - b[j]);
                                return without;
                            })
                            .toArray(double[][]::new);
                })
                .orElseThrow();
        assertEquals("Yours is right but for `b`, which is not added.", bias);
    }

    @Test
    void softmaxOverTheWrongAxisIsSeen() {
        double[][] scores = matrix(3, 4);
        double[][] rows = each(scores, Math::exp);
        double[][] columns = each(scores, Math::exp);
        for (double[] row : rows) {
            double sum = Arrays.stream(row).sum();
            Arrays.setAll(row, j -> row[j] / sum);
        }
        for (int j = 0; j < 4; j++) {
            double sum = 0;
            for (double[] row : columns) {
                sum += row[j];
            }
            for (double[] row : columns) {
                row[j] /= sum;
            }
        }
        String told = Diagnosis.of(List.of(evidence(rows, columns, (Object) scores)), Tolerance.DEFAULT)
                .orElseThrow();
        assertTrue(told.contains("wrong axis"), told);
    }

    @Test
    void float32OffsetsAndOrderAreSeen() {
        double[][] expected = {{0.1234567891234, 1e-5 / 3, 2.0 / 3}};
        double[][] float32 = each(expected, x -> Math.nextUp(Math.nextUp((float) x)) * 1.0);
        for (double[] row : float32) {
            Arrays.setAll(row, j -> (double) (float) (row[j] * (1 + 5e-6)));
        }
        assertTrue(Diagnosis.of(List.of(evidence(expected, float32)), Tolerance.DEFAULT)
                .orElseThrow()
                .contains("float32"));
        assertTrue(told(m -> each(m, x -> x + 1)).orElseThrow().contains("off by the same 1"));
        double[] vector = {3, 1, 2, 7};
        assertTrue(Diagnosis.of(List.of(evidence(vector, new double[] {7, 2, 1, 3})), Tolerance.DEFAULT)
                .orElseThrow()
                .contains("reverse"));
    }

    @Test
    void nothingIsToldOfNumbersThatAreNone() {
        assertEquals(Optional.empty(), told(m -> each(m, x -> Double.NaN)));
        assertEquals(Optional.empty(), told(m -> each(m, x -> Double.POSITIVE_INFINITY)));
    }

    @Test
    void nothingIsToldThatDoesNotFitEveryCase() {
        int[] next = {0};
        assertEquals(Optional.empty(), told(m -> each(m, next[0]++ == 0 ? x -> -x : x -> x * x * x + 0.1)));
        assertEquals(
                Optional.empty(),
                Diagnosis.of(List.of(evidence(3.0, 4.2, (Object) matrix(2, 2))), Tolerance.DEFAULT),
                "one number has a factor to any other");
        assertEquals(Optional.empty(), Diagnosis.of(List.of(), Tolerance.DEFAULT));
    }
}
