package dev.onsite.ml.linalg;

import java.util.Arrays;

/**
 * A sparse matrix by rows (CSR): the entries of row i are at {@code [rowStart(i), rowStart(i + 1))} of the arrays of
 * columns (ascending within a row) and values.
 */
public final class SparseMatrix {
    private final int columns;
    private final int[] starts;
    private final int[] indices;
    private final double[] values;

    /**
     * Takes the arrays over.
     *
     * @param columns the number of columns
     * @param starts rows + 1 values, from 0 to the number of entries, never falling
     * @param indices the column of each entry
     * @param values the value of each entry
     */
    public SparseMatrix(int columns, int[] starts, int[] indices, double[] values) {
        Require.that(
                starts.length >= 1 && starts[0] == 0 && starts[starts.length - 1] == values.length,
                "starts must run from 0 to the number of values (%d), got %s",
                values.length,
                starts.length == 0 ? "none" : starts[starts.length - 1]);
        Require.that(
                indices.length == values.length,
                "indices and values must be equally many, got %d and %d",
                indices.length,
                values.length);
        for (int i = 0; i + 1 < starts.length; i++) {
            Require.that(starts[i] <= starts[i + 1], "starts must not fall, got a fall after row %d", i);
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                Require.that(
                        indices[e] >= 0 && indices[e] < columns && (e == starts[i] || indices[e - 1] < indices[e]),
                        "columns must ascend within a row and be below %d, got %d in row %d",
                        columns,
                        indices[e],
                        i);
            }
        }
        this.columns = columns;
        this.starts = starts;
        this.indices = indices;
        this.values = values;
    }

    /** The non-zero entries of a dense matrix. */
    public static SparseMatrix of(Matrix dense) {
        int[] starts = new int[dense.rows() + 1];
        int[] indices = new int[dense.values().length];
        double[] values = new double[indices.length];
        int count = 0;
        for (int i = 0; i < dense.rows(); i++) {
            for (int j = 0; j < dense.columns(); j++) {
                if (dense.get(i, j) != 0) {
                    indices[count] = j;
                    values[count++] = dense.get(i, j);
                }
            }
            starts[i + 1] = count;
        }
        return new SparseMatrix(dense.columns(), starts, Arrays.copyOf(indices, count), Arrays.copyOf(values, count));
    }

    /** The number of rows. */
    public int rows() {
        return starts.length - 1;
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /** The number of entries kept. */
    public int entries() {
        return values.length;
    }

    /** Where the entries of row i start; {@code rowStart(rows())} is the number of entries. */
    public int rowStart(int i) {
        return starts[i];
    }

    /** The column of each entry: the array itself, for inner loops. */
    public int[] indices() {
        return indices;
    }

    /** The value of each entry: the array itself, for inner loops. */
    public double[] values() {
        return values;
    }

    /** Element (i, j), O(log of the row's entries). */
    public double get(int i, int j) {
        int at = Arrays.binarySearch(indices, starts[i], starts[i + 1], j);
        return at >= 0 ? values[at] : 0;
    }

    /** A dense copy. */
    public Matrix toDense() {
        Matrix dense = Matrix.zeros(rows(), columns);
        for (int i = 0; i < rows(); i++) {
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                dense.set(i, indices[e], values[e]);
            }
        }
        return dense;
    }

    /** Throws if any value is NaN or infinite. */
    public void requireFinite() {
        Require.finite(values, "values");
    }
}
