package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;
import java.util.Arrays;

/** The one place in which this package refuses shapes: what was expected, what came. */
final class Shapes {
    private Shapes() {}

    static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value);
        }
    }

    /** Refuses a null, an empty outer dimension, or an empty first row. */
    static void requireFull(double[][][] x, String name, String shape) {
        if (x == null || x.length == 0 || x[0] == null || x[0].length == 0 || x[0][0] == null || x[0][0].length == 0) {
            throw new IllegalArgumentException(name + " must be " + shape + " with every dimension at least 1");
        }
    }

    static void require(double[][][] x, String name, int d0, int d1, int d2) {
        if (x.length != d0) {
            throw new IllegalArgumentException(name + " must have a batch of " + d0 + ", got " + x.length);
        }
        for (int i = 0; i < d0; i++) {
            if (x[i] == null || x[i].length != d1) {
                throw new IllegalArgumentException(
                        name + "[" + i + "] must have " + d1 + " rows, got " + (x[i] == null ? "null" : x[i].length));
            }
            for (int j = 0; j < d1; j++) {
                if (x[i][j] == null || x[i][j].length != d2) {
                    throw new IllegalArgumentException(name + "[" + i + "][" + j + "] must have " + d2
                            + " columns, got " + (x[i][j] == null ? "null" : x[i][j].length));
                }
            }
        }
    }

    static void require(boolean[][][] mask, int batch, int rows, int columns) {
        if (mask.length != batch && mask.length != 1) {
            throw new IllegalArgumentException("the mask must have a batch of " + batch + " or 1, got " + mask.length);
        }
        for (boolean[][] element : mask) {
            boolean fits = element != null && element.length == rows;
            for (int i = 0; fits && i < rows; i++) {
                fits = element[i] != null && element[i].length == columns;
            }
            if (!fits) {
                throw new IllegalArgumentException(
                        "the mask must be (batch, " + rows + ", " + columns + "): one row a query, one column a key");
            }
        }
    }

    static void requireColumns(Tensor x, String name, int columns) {
        if (x.columns() != columns) {
            throw new IllegalArgumentException(
                    name + " must have a last dimension of " + columns + ", got shape " + Arrays.toString(x.shape()));
        }
    }

    static void requireRank(Tensor x, String name, String shape, int rank) {
        if (x.rank() != rank) {
            throw new IllegalArgumentException(
                    name + " must be " + shape + ", got shape " + Arrays.toString(x.shape()));
        }
    }

    static void requireShapeOf(Tensor x, String name, Tensor other) {
        if (!x.hasShape(other)) {
            throw new IllegalArgumentException(name + " must have shape " + Arrays.toString(other.shape()) + ", got "
                    + Arrays.toString(x.shape()));
        }
    }

    static void requireKeyLengths(int[] lengths, int batch) {
        if (lengths != null && lengths.length != batch) {
            throw new IllegalArgumentException(
                    "expected one length an element of the batch, " + batch + ", got " + lengths.length);
        }
        for (int i = 0; lengths != null && i < batch; i++) {
            if (lengths[i] < 0) {
                throw new IllegalArgumentException("a length must not be negative, got " + lengths[i]);
            }
        }
    }
}
