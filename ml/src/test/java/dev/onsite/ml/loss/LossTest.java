package dev.onsite.ml.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Matrix;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LossTest {
    @Test
    void derivativesAreCentralDifferences() {
        double step = 1e-6;
        for (Map.Entry<String, Loss> entry : Map.of(
                        "squared", Loss.squared(),
                        "absolute", Loss.absolute(),
                        "huber", Loss.huber(0.7),
                        "hinge", Loss.hinge(),
                        "squared hinge", Loss.squaredHinge(),
                        "from logits", Loss.binaryCrossEntropyFromLogits())
                .entrySet()) {
            Loss loss = entry.getValue();
            for (double y : new double[] {1, entry.getKey().contains("logits") ? 0 : -1}) {
                for (double p = -3.03; p < 3; p += 0.1) {
                    double difference = (loss.value(y, p + step) - loss.value(y, p - step)) / (2 * step);
                    assertEquals(difference, loss.derivative(y, p), 1e-6, entry.getKey() + " at " + y + ", " + p);
                }
            }
        }
        Loss crossEntropy = Loss.binaryCrossEntropy();
        for (double p = 0.05; p < 1; p += 0.05) {
            for (double y : new double[] {0, 0.3, 1}) {
                double difference = (crossEntropy.value(y, p + step) - crossEntropy.value(y, p - step)) / (2 * step);
                assertEquals(difference, crossEntropy.derivative(y, p), 1e-4);
            }
        }
    }

    @Test
    void hubersPiecesMeet() {
        Loss huber = Loss.huber(2);
        assertEquals(2, huber.value(0, 2), 0);
        assertEquals(huber.value(0, 2), huber.value(0, 2 + 1e-12), 1e-11);
        assertEquals(6, huber.value(0, 4), 0);
        assertEquals(2, huber.derivative(0, 100), 0);
    }

    @Test
    void lossesAreFiniteAtExtremes() {
        assertEquals(1e4, Loss.binaryCrossEntropyFromLogits().value(0, 1e4), 0);
        assertEquals(0, Loss.binaryCrossEntropyFromLogits().value(1, 1e4), 0);
        assertTrue(Double.isFinite(Loss.binaryCrossEntropy().value(1, 0)));
        assertTrue(Double.isFinite(Loss.binaryCrossEntropy().derivative(1, 0)));
        Matrix logits = Matrix.of(new double[][] {{1e4, -1e4, 0}});
        assertEquals(2e4, CrossEntropy.fromLogits(logits, new int[] {1}), 0);
    }

    @Test
    void crossEntropysGradientIsTheCentralDifference() {
        Random random = new Random(1);
        Matrix logits = Matrix.wrap(random.doubles(12, -2, 2).toArray(), 4, 3);
        int[] y = {2, 0, 1, 1};
        Matrix gradient = CrossEntropy.gradient(logits, y);
        for (int at = 0; at < 12; at++) {
            Matrix up = logits.copy();
            Matrix down = logits.copy();
            up.values()[at] += 1e-6;
            down.values()[at] -= 1e-6;
            double difference = (CrossEntropy.fromLogits(up, y) - CrossEntropy.fromLogits(down, y)) / 2e-6;
            assertEquals(difference, gradient.values()[at], 1e-9);
        }
    }

    @Test
    void labelsOfTheWrongKindAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Loss.hinge().value(0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Loss.binaryCrossEntropyFromLogits().value(-1, 1));
        assertThrows(
                IllegalArgumentException.class, () -> Loss.binaryCrossEntropy().value(1, 1.5));
    }
}
