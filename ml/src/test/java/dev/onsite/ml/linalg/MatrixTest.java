package dev.onsite.ml.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MatrixTest {
    @Test
    void productIsTheTripleLoop() {
        Random random = new Random(3);
        for (int[] shape : new int[][] {{1, 1, 1}, {3, 70, 5}, {65, 130, 66}, {2, 0, 3}}) {
            Matrix a = random(shape[0], shape[1], random);
            Matrix b = random(shape[1], shape[2], random);
            Matrix product = a.times(b);
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[2]; j++) {
                    double sum = 0;
                    for (int k = 0; k < shape[1]; k++) {
                        sum += a.get(i, k) * b.get(k, j);
                    }
                    assertEquals(sum, product.get(i, j), 1e-12, "seed 3");
                }
            }
        }
    }

    @Test
    void transposeTurnsRowsIntoColumns() {
        Matrix a = random(70, 130, new Random(1));
        Matrix t = a.transpose();
        assertArrayEquals(a.row(69), t.column(69));
        assertEquals(a, t.transpose());
    }

    @Test
    void copiesAreApartFromTheMatrix() {
        double[][] rows = {{1, 2}, {3, 4}};
        Matrix a = Matrix.of(rows);
        rows[0][0] = 9;
        a.row(1)[0] = 9;
        a.toArray()[1][1] = 9;
        a.copy().set(0, 1, 9);
        assertEquals(Matrix.of(new double[][] {{1, 2}, {3, 4}}), a);
    }

    @Test
    void raggedRowsAreRefusedWithTheirIndex() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Matrix.of(new double[][] {{1, 2}, {3}}));
        assertEquals("all rows must have 2 values, as row 0 has, got 1 in row 1", error.getMessage());
    }

    @Test
    void anIndexOutsideIsRefusedThoughTheArrayHasIt() {
        Matrix a = Matrix.zeros(2, 3);
        assertThrows(IndexOutOfBoundsException.class, () -> a.get(0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> a.set(-1, 0, 1));
    }

    static Matrix random(int rows, int columns, Random random) {
        return Matrix.wrap(random.doubles((long) rows * columns, -1, 1).toArray(), rows, columns);
    }
}
