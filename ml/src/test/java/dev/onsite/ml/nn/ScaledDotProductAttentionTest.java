package dev.onsite.ml.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaledDotProductAttentionTest {
    private final double[][][] q = random(1, 2, 3, 4);
    private final double[][][] k = random(2, 2, 5, 4);
    private final double[][][] v = random(3, 2, 5, 6);

    @Test
    void equalKeysGiveTheMeanOfTheValues() {
        double[][][] one = {{{1, 0}}};
        double[][][] keys = {{{2, 2}, {2, 2}}};
        double[][][] values = {{{1, 10}, {3, 30}}};

        var result = ScaledDotProductAttention.forward(one, keys, values);

        assertArrayEquals(new double[] {0.5, 0.5}, result.weights()[0][0], 1e-15);
        assertArrayEquals(new double[] {2, 20}, result.output()[0][0], 1e-14);
    }

    @Test
    void agreesWithTheHandComputedSoftmax() {
        // scores (1·1)/√1 = 1 and 0: weights e/(1+e), 1/(1+e)
        var result = ScaledDotProductAttention.forward(
                new double[][][] {{{1}}}, new double[][][] {{{1}, {0}}}, new double[][][] {{{1}, {0}}});

        assertEquals(Math.E / (1 + Math.E), result.output()[0][0][0], 1e-15);
    }

    @Test
    void hugeScoresNeitherOverflowNorVanish() {
        var result = ScaledDotProductAttention.forward(
                new double[][][] {{{1e200}}}, new double[][][] {{{1e100}, {-1e100}}}, new double[][][] {{{7}, {9}}});

        assertEquals(7, result.output()[0][0][0]);
    }

    @Test
    void aMaskedPositionIsNeverRead() {
        boolean[][][] mask = {
            {{true, true, false, true, true}, {true, true, false, true, true}, {true, true, false, true, true}}
        };
        var before = ScaledDotProductAttention.forward(q, k, v, mask);
        k[0][2][1] = Double.NaN;
        v[1][2][0] = Double.POSITIVE_INFINITY;

        var after = ScaledDotProductAttention.forward(q, k, v, mask);

        for (int b = 0; b < 2; b++) {
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(before.output()[b][i], after.output()[b][i]);
                assertEquals(0, after.weights()[b][i][2]);
            }
        }
    }

    @Test
    void perturbingTheFutureLeavesThePastBitEqual() {
        double[][][] keys = random(4, 1, 6, 4);
        double[][][] values = random(5, 1, 6, 3);
        var before = ScaledDotProductAttention.causal(keys, keys, values);
        double[][][] changed = random(4, 1, 6, 4);
        changed[0][5][2] += 1;
        values[0][5][0] -= 1;

        var after = ScaledDotProductAttention.causal(changed, changed, values);

        for (int i = 0; i < 5; i++) {
            assertArrayEquals(before.output()[0][i], after.output()[0][i]);
        }
        assertTrue(before.output()[0][5][0] != after.output()[0][5][0]);
    }

    @Test
    void aRowThatSeesNothingIsZero() {
        boolean[][][] mask = new boolean[1][3][5];
        mask[0][1][4] = true;

        var result = ScaledDotProductAttention.forward(q, k, v, mask);

        assertArrayEquals(new double[6], result.output()[0][0]);
        assertArrayEquals(new double[5], result.weights()[1][2]);
        assertArrayEquals(v[0][4], result.output()[0][1], 1e-15);
    }

    @Test
    void theLastQueryOfACausalMaskSeesEveryKey() {
        assertArrayEquals(new boolean[] {true, true, true, false}, ScaledDotProductAttention.causalMask(2, 4)[0]);
        assertArrayEquals(new boolean[] {true, true, true, true}, ScaledDotProductAttention.causalMask(2, 4)[1]);
        assertArrayEquals(new boolean[] {false}, ScaledDotProductAttention.causalMask(2, 1)[0]);
    }

    @Test
    void gradientsAgreeWithCentralDifferences() {
        boolean[][][] mask = new boolean[][][] {ScaledDotProductAttention.causalMask(3, 5)};
        double[][][] dOutput = random(6, 2, 3, 6);
        var result = ScaledDotProductAttention.forward(q, k, v, mask);

        var gradients = ScaledDotProductAttention.backward(q, k, v, result.weights(), dOutput);

        checkGradient(q, gradients.dq(), mask, dOutput);
        checkGradient(k, gradients.dk(), mask, dOutput);
        checkGradient(v, gradients.dv(), mask, dOutput);
    }

    private void checkGradient(double[][][] x, double[][][] dx, boolean[][][] mask, double[][][] dOutput) {
        double eps = 1e-6;
        for (int b = 0; b < x.length; b++) {
            for (int i = 0; i < x[b].length; i++) {
                for (int c = 0; c < x[b][i].length; c++) {
                    double kept = x[b][i][c];
                    x[b][i][c] = kept + eps;
                    double up = loss(mask, dOutput);
                    x[b][i][c] = kept - eps;
                    double down = loss(mask, dOutput);
                    x[b][i][c] = kept;
                    assertEquals((up - down) / (2 * eps), dx[b][i][c], 1e-5);
                }
            }
        }
    }

    private double loss(boolean[][][] mask, double[][][] dOutput) {
        double[][][] output = ScaledDotProductAttention.forward(q, k, v, mask).output();
        double sum = 0;
        for (int b = 0; b < output.length; b++) {
            for (int i = 0; i < output[b].length; i++) {
                for (int c = 0; c < output[b][i].length; c++) {
                    sum += output[b][i][c] * dOutput[b][i][c];
                }
            }
        }
        return sum;
    }

    @Test
    void shapesThatDoNotFitAreRefusedByName() {
        var wrongKeys = assertThrows(
                IllegalArgumentException.class,
                () -> ScaledDotProductAttention.forward(q, random(1, 2, 5, 3), random(1, 2, 5, 3)));
        assertTrue(wrongKeys.getMessage().contains("K[0][0] must have 4 columns, got 3"), wrongKeys.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ScaledDotProductAttention.forward(new double[0][][], k, v));
        assertThrows(IllegalArgumentException.class, () -> ScaledDotProductAttention.forward(q, k, random(1, 2, 4, 6)));
        assertThrows(
                IllegalArgumentException.class, () -> ScaledDotProductAttention.forward(q, k, v, new boolean[2][3][4]));
    }

    private static double[][][] random(long seed, int d0, int d1, int d2) {
        Random random = new Random(seed);
        double[][][] x = new double[d0][d1][d2];
        for (double[][] matrix : x) {
            for (double[] row : matrix) {
                for (int c = 0; c < d2; c++) {
                    row[c] = random.nextGaussian();
                }
            }
        }
        return x;
    }
}
