package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;

/**
 * The fixed positions of Vaswani et al. (2017): PE(p, 2i) = sin(p / 10000^(2i/d)), PE(p, 2i+1) = cos of the same.
 * PE(p + k) is a linear function of PE(p).
 */
public final class SinusoidalPositions {
    private SinusoidalPositions() {}

    /** PE(position, column). */
    public static double at(int position, int column, int d) {
        double angle = position / Math.pow(10000, (column - column % 2) / (double) d);
        return column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    /** The table for the given number of positions, row-major {@code (positions, d)}. */
    public static double[] table(int positions, int d) {
        Shapes.positive("positions", positions);
        Shapes.positive("d", d);
        double[] table = new double[positions * d];
        for (int i = 0; i < table.length; i++) {
            table[i] = at(i / d, i % d, d);
        }
        return table;
    }

    /**
     * x {@code (batch, seq, d)} gains PE(first), PE(first + 1), …; the derivative passes unchanged.
     *
     * @param table as {@link #table} made it for the same d
     */
    public static void add(double[] table, Tensor x, int first) {
        int seq = x.dimension(1);
        int d = x.columns();
        if ((first + seq) * d > table.length) {
            throw new IllegalArgumentException("positions up to " + table.length / d + " are prepared, got "
                    + (first + seq) + ": raise maxSequence");
        }
        for (int row = 0; row < x.rows(); row++) {
            int from = (first + row % seq) * d;
            for (int j = 0; j < d; j++) {
                x.set(row * d + j, x.get(row * d + j) + table[from + j]);
            }
        }
    }
}
