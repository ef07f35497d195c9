package dev.onsite.ml.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void rowsAreAllDimensionsButTheLast() {
        Tensor tensor = Tensor.zeros(Precision.FLOAT, 2, 3, 4);
        assertEquals(6, tensor.rows());
        assertEquals(4, tensor.columns());
        assertEquals(3, tensor.dimension(-2));
    }

    @Test
    void reshapeSharesTheElements() {
        Tensor tensor = Tensor.of(new double[] {1, 2, 3, 4}, 2, 2);
        tensor.reshape(4).set(3, 9);
        assertArrayEquals(new double[] {1, 2, 3, 9}, tensor.doubles());
        assertThrows(IllegalArgumentException.class, () -> tensor.reshape(3));
    }

    @Test
    void emptyShapesAndWrongPrecisionsAreRefused() {
        var empty = assertThrows(IllegalArgumentException.class, () -> Tensor.zeros(Precision.FLOAT, 2, 0));
        assertEquals("every dimension must be at least 1, got shape [2, 0]", empty.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Tensor.zeros(Precision.FLOAT));
        assertThrows(
                IllegalStateException.class,
                () -> Tensor.zeros(Precision.FLOAT, 2).doubles());
    }

    @Test
    void nanIsNotFinite() {
        assertFalse(Tensor.of(new float[] {1, Float.NaN}, 2).isFinite());
    }

    @Test
    void dropoutsHashIsUniform() {
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += LinearLoops.uniform(7, i);
        }
        assertEquals(0.5, sum / 10_000, 0.01);
    }
}
