package dev.onsite.ml.activation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onsite.ml.linalg.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    @Test
    void shiftingAllLogitsChangesNothing() {
        double[] expected = Softmax.of(new double[] {1, 2, 3});
        assertArrayEquals(expected, Softmax.of(new double[] {10001, 10002, 10003}), 1e-12);
        assertArrayEquals(expected, Softmax.of(new double[] {-9999, -9998, -9997}), 1e-12);
        assertArrayEquals(new double[] {0.09003057317038046, 0.24472847105479764, 0.6652409557748218}, expected, 1e-15);
    }

    @Test
    void extremeLogitsGiveZeroAndOne() {
        assertArrayEquals(new double[] {1, 0}, Softmax.of(new double[] {1e4, -1e4}), 0);
        assertArrayEquals(new double[] {0, -2e4}, Softmax.log(new double[] {1e4, -1e4}), 0);
        assertEquals(1e4 + Math.log(2), Softmax.logSumExp(1e4, 1e4), 1e-11);
        assertEquals(
                Double.NEGATIVE_INFINITY, Softmax.logSumExp(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY), 0);
    }

    @Test
    void jacobianIsTheCentralDifference() {
        Random random = new Random(7);
        double[] x = random.doubles(5, -3, 3).toArray();
        Matrix jacobian = Softmax.jacobian(x);
        double step = 1e-6;
        for (int j = 0; j < x.length; j++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += step;
            down[j] -= step;
            for (int i = 0; i < x.length; i++) {
                double difference = (Softmax.of(up)[i] - Softmax.of(down)[i]) / (2 * step);
                assertEquals(difference, jacobian.get(i, j), 1e-9, "seed 7, ∂p" + i + "/∂x" + j);
            }
        }
    }

    @Test
    void backwardIsTheJacobianTimesTheGradient() {
        double[] x = {0.3, -1.2, 2, 0};
        double[] gradient = {1, -2, 0.5, 3};
        assertArrayEquals(
                Softmax.jacobian(x).transpose().times(gradient), Softmax.backward(Softmax.of(x), gradient), 1e-15);
    }

    @Test
    void noLogitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Softmax.of(new double[0]));
    }
}
