package dev.onsite.ml.linalg;

/**
 * A right-hand side {@code (rows, columns)} that {@link Gemm#pack} has put into the order of the inner loop, for weights
 * that many small left-hand sides meet: a recurrent layer's at each step. Copying 256 × 1024 weights takes as long as
 * multiplying them by some twelve rows. Only the {@link Gemm} that packed it can read it.
 */
public final class PackedMatrix {
    private final int rows;
    private final int columns;
    private float[] floats = new float[0];
    private double[] doubles = new double[0];

    /** An empty one, to be packed into, and again when the weights have changed. */
    public PackedMatrix(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("rows and columns must be at least 1, got " + rows + " and " + columns);
        }
        this.rows = rows;
        this.columns = columns;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** At least {@code size} floats, whose order is the packer's business. */
    public float[] floats(int size) {
        if (floats.length < size) {
            floats = new float[size];
        }
        return floats;
    }

    /** At least {@code size} doubles, whose order is the packer's business. */
    public double[] doubles(int size) {
        if (doubles.length < size) {
            doubles = new double[size];
        }
        return doubles;
    }
}
