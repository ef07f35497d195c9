package dev.onsite.ml.quantize;

import dev.onsite.ml.linalg.Kernels;

/**
 * A weight matrix {@code (rows, columns)}, a row an output, in fewer bits. Immutable; any number of threads may multiply
 * at once.
 */
public abstract class QuantizedMatrix {
    private final int rows;
    private final int columns;

    QuantizedMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    public final int rows() {
        return rows;
    }

    public final int columns() {
        return columns;
    }

    /** Bytes of codes and scales together. */
    public abstract long bytes();

    /** Writes row r as floats. */
    abstract void unpackRow(int r, float[] to, int offset);

    /** The whole matrix as floats, row after row. */
    public final float[] dequantise() {
        float[] whole = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            unpackRow(r, whole, r * columns);
        }
        return whole;
    }

    /**
     * y ← x·Wᵀ without the whole W in floats: each row is unpacked into the first-level cache and used for all of x. O(n ·
     * rows · columns), reading {@link #bytes} from memory instead of 4 · rows · columns.
     *
     * @param x (n, columns)
     * @param y (n, rows), overwritten
     */
    public final void multiply(int n, float[] x, float[] y) {
        if (x.length < (long) n * columns || y.length < (long) n * rows) {
            throw new IllegalArgumentException("x must have " + n + " × " + columns + " elements and y " + n + " × "
                    + rows + ", got " + x.length + " and " + y.length);
        }
        float[] row = new float[columns];
        for (int r = 0; r < rows; r++) {
            unpackRow(r, row, 0);
            for (int i = 0; i < n; i++) {
                y[i * rows + r] = Kernels.vectors().dot(row, 0, x, i * columns, columns);
            }
        }
    }

    /** Root of the mean square of what was lost, over the root mean square of the weights; 0 for weights of 0. */
    public final double relativeError(float[] weights) {
        check(weights, rows, columns);
        float[] whole = dequantise();
        double lost = 0;
        double all = 0;
        for (int i = 0; i < whole.length; i++) {
            lost += (whole[i] - (double) weights[i]) * (whole[i] - (double) weights[i]);
            all += (double) weights[i] * weights[i];
        }
        return all == 0 ? 0 : Math.sqrt(lost / all);
    }

    static void check(float[] weights, int rows, int columns) {
        if (rows < 1 || columns < 1 || weights.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    "expected " + rows + " × " + columns + " weights, at least one of each, got " + weights.length);
        }
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                throw new IllegalArgumentException("weights must be finite, got " + weight);
            }
        }
    }
}
