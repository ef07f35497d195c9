package dev.onsite.ml.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SkipGramSoftmaxTest {
    private final double[][] in = gaussian(1, 5, 3);
    private final double[][] out = gaussian(2, 3, 5);

    @Test
    void theStepGoesDownTheGradient() {
        double[][] startIn = copy(in);
        double[][] startOut = copy(out);
        double[][] slopeIn = new double[5][3];
        double[][] slopeOut = new double[3][5];
        SkipGramSoftmax model = new SkipGramSoftmax(in, out);
        differences(model, in, slopeIn);
        differences(model, out, slopeOut);

        model.step(2, 4, 0.1);

        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(startIn[i][j] - 0.1 * slopeIn[i][j], in[i][j], 1e-8);
                assertEquals(startOut[j][i] - 0.1 * slopeOut[j][i], out[j][i], 1e-8);
            }
        }
    }

    private static void differences(SkipGramSoftmax model, double[][] w, double[][] slope) {
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                double kept = w[i][j];
                w[i][j] = kept + 1e-6;
                double up = model.loss(2, 4);
                w[i][j] = kept - 1e-6;
                slope[i][j] = (up - model.loss(2, 4)) / 2e-6;
                w[i][j] = kept;
            }
        }
    }

    @Test
    void theWrongOrderIsOffByTheRateTimesTheErrorsSquare() {
        double[][] wrongIn = copy(in);
        double rate = 0.5;
        double[] error = new SkipGramSoftmax(in, out).probabilities(2);
        error[4] -= 1;
        double square = Arrays.stream(error).map(e -> e * e).sum();
        double[] hidden = in[2].clone();
        new SkipGramSoftmax(wrongIn, copy(out)).stepInTheWrongOrder(2, 4, rate);
        new SkipGramSoftmax(in, out).step(2, 4, rate);

        for (int j = 0; j < 3; j++) {
            // W_out − rate·h·eᵀ instead of W_out: the step gains rate²·|e|²·h.
            assertEquals(rate * rate * square * hidden[j], wrongIn[2][j] - in[2][j], 1e-12);
        }
    }

    @Test
    void stepsLearnAPair() {
        SkipGramSoftmax model = SkipGramSoftmax.create(20, 8, new SplittableRandom(1));
        assertEquals(Math.log(20), model.loss(3, 7), 0.01);
        for (int i = 0; i < 300; i++) {
            model.step(3, 7, 0.5);
        }
        assertTrue(model.loss(3, 7) < 0.05);
        assertEquals(1, Arrays.stream(model.probabilities(3)).sum(), 1e-12);
    }

    @Test
    void wrongShapesAndWordsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SkipGramSoftmax(in, in));
        SkipGramSoftmax model = new SkipGramSoftmax(in, out);
        assertThrows(IllegalArgumentException.class, () -> model.step(5, 0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> model.loss(0, -1));
    }

    private static double[][] copy(double[][] a) {
        return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[][] gaussian(long seed, int rows, int columns) {
        Random random = new Random(seed);
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return a;
    }
}
