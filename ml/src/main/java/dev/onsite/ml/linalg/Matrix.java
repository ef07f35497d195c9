package dev.onsite.ml.linalg;

import java.util.Arrays;

/**
 * A dense matrix of doubles in one row-major array: element (i, j) is at {@code i · columns + j}, so that a row is
 * contiguous. Zero rows or columns are allowed.
 */
public final class Matrix {
    private static final int BLOCK = 64;

    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /** {@code rows} × {@code columns} of zeros. */
    public static Matrix zeros(int rows, int columns) {
        Require.that(rows >= 0 && columns >= 0, "rows and columns must be at least 0, got %d × %d", rows, columns);
        Require.that(
                (long) rows * columns <= Integer.MAX_VALUE - 8,
                "a matrix holds at most 2³¹ − 9 values, got %d × %d: split it by rows",
                rows,
                columns);
        return new Matrix(rows, columns, new double[rows * columns]);
    }

    /** The identity of order {@code n}. */
    public static Matrix identity(int n) {
        Matrix identity = zeros(n, n);
        for (int i = 0; i < n; i++) {
            identity.set(i, i, 1);
        }
        return identity;
    }

    /** A copy of an array of rows, all of one length; no rows give 0 × 0. */
    public static Matrix of(double[][] rows) {
        Require.that(rows != null, "rows must be an array, got null");
        int columns = rows.length == 0 ? 0 : rows[0].length;
        Matrix matrix = zeros(rows.length, columns);
        for (int i = 0; i < rows.length; i++) {
            Require.that(
                    rows[i].length == columns,
                    "all rows must have %d values, as row 0 has, got %d in row %d",
                    columns,
                    rows[i].length,
                    i);
            System.arraycopy(rows[i], 0, matrix.values, i * columns, columns);
        }
        return matrix;
    }

    /** One column. */
    public static Matrix column(double[] values) {
        return wrap(values.clone(), values.length, 1);
    }

    /** A view over a row-major array, not copied: whoever keeps the array can change the matrix. */
    public static Matrix wrap(double[] values, int rows, int columns) {
        Require.that(
                values.length == (long) rows * columns,
                "values must have %d · %d = %d elements, got %d",
                rows,
                columns,
                (long) rows * columns,
                values.length);
        return new Matrix(rows, columns, values);
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /** The number of columns. */
    public int cols() {
        return columns;
    }

    /** Element (i, j). */
    public double get(int i, int j) {
        return values[at(i, j)];
    }

    /** Sets element (i, j). */
    public void set(int i, int j, double value) {
        values[at(i, j)] = value;
    }

    private int at(int i, int j) {
        if (i < 0 || i >= rows || j < 0 || j >= columns) {
            throw new IndexOutOfBoundsException("(" + i + ", " + j + ") is outside " + rows + " × " + columns);
        }
        return i * columns + j;
    }

    /** The array behind the matrix itself, row-major: for inner loops; writing to it changes the matrix. */
    public double[] values() {
        return values;
    }

    /** A copy of row i. */
    public double[] row(int i) {
        at(i, 0);
        return Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
    }

    /** A copy of column j. */
    public double[] column(int j) {
        double[] column = new double[rows];
        for (int i = 0; i < rows; i++) {
            column[i] = get(i, j);
        }
        return column;
    }

    /** Copies the values into row i. */
    public void setRow(int i, double[] row) {
        Require.that(row.length == columns, "row must have %d values, got %d", columns, row.length);
        at(i, 0);
        System.arraycopy(row, 0, values, i * columns, columns);
    }

    /** A new matrix of the rows with these indices, in this order; an index may repeat. */
    public Matrix rows(int[] indices) {
        Matrix picked = zeros(indices.length, columns);
        for (int i = 0; i < indices.length; i++) {
            Require.that(
                    indices[i] >= 0 && indices[i] < rows,
                    "row indices must be between 0 and %d, got %d",
                    rows - 1,
                    indices[i]);
            System.arraycopy(values, indices[i] * columns, picked.values, i * columns, columns);
        }
        return picked;
    }

    /** A copy as an array of rows. */
    public double[][] toArray() {
        double[][] copy = new double[rows][];
        for (int i = 0; i < rows; i++) {
            copy[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
        return copy;
    }

    /** A copy. */
    public Matrix copy() {
        return new Matrix(rows, columns, values.clone());
    }

    /** The transpose, copied block by block so that both sides stay in the cache. */
    public Matrix transpose() {
        Matrix transposed = zeros(columns, rows);
        for (int bi = 0; bi < rows; bi += BLOCK) {
            for (int bj = 0; bj < columns; bj += BLOCK) {
                for (int i = bi; i < Math.min(bi + BLOCK, rows); i++) {
                    for (int j = bj; j < Math.min(bj + BLOCK, columns); j++) {
                        transposed.values[j * rows + i] = values[i * columns + j];
                    }
                }
            }
        }
        return transposed;
    }

    /**
     * The product with a matrix of {@code columns} rows, O(rows · columns · other.columns): blocked over the inner
     * dimension, the row of the result staying in the cache.
     */
    public Matrix times(Matrix other) {
        Require.that(
                columns == other.rows,
                "the right matrix must have %d rows (the columns of the left one), got %d",
                columns,
                other.rows);
        Matrix product = zeros(rows, other.columns);
        VectorKernels kernels = Kernels.vectors();
        for (int block = 0; block < columns; block += BLOCK) {
            int end = Math.min(block + BLOCK, columns);
            for (int i = 0; i < rows; i++) {
                for (int k = block; k < end; k++) {
                    kernels.axpy(
                            values[i * columns + k],
                            other.values,
                            k * other.columns,
                            product.values,
                            i * other.columns,
                            other.columns);
                }
            }
        }
        return product;
    }

    /** The product with a vector of {@code columns} values. */
    public double[] times(double[] vector) {
        Require.that(vector.length == columns, "the vector must have %d values, got %d", columns, vector.length);
        double[] product = new double[rows];
        VectorKernels kernels = Kernels.vectors();
        for (int i = 0; i < rows; i++) {
            product[i] = kernels.dot(values, i * columns, vector, 0, columns);
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix
                && rows == matrix.rows
                && columns == matrix.columns
                && Arrays.equals(values, matrix.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return rows * (long) columns <= 100 ? Arrays.deepToString(toArray()) : rows + " × " + columns + " matrix";
    }
}
