package dev.onsite.ml.model;

import dev.onsite.ml.linalg.Matrix;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The payload of a model file being read. The checksum has been verified, but lengths are checked all the same. */
public final class ModelInput {
    private final ByteBuffer buffer;

    ModelInput(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    /** Reads a boolean. */
    public boolean getBoolean() {
        return buffer.get() != 0;
    }

    /** Reads an int. */
    public int getInt() {
        return buffer.getInt();
    }

    /** Reads a long. */
    public long getLong() {
        return buffer.getLong();
    }

    /** Reads a double. */
    public double getDouble() {
        return Double.longBitsToDouble(buffer.getLong());
    }

    /** Reads a string. */
    public String getString() {
        byte[] utf8 = new byte[length(1)];
        buffer.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Reads an array of ints. */
    public int[] getInts() {
        int[] values = new int[length(Integer.BYTES)];
        buffer.asIntBuffer().get(values);
        buffer.position(buffer.position() + values.length * Integer.BYTES);
        return values;
    }

    /** Reads an array of doubles. */
    public double[] getDoubles() {
        double[] values = new double[length(Double.BYTES)];
        buffer.asDoubleBuffer().get(values);
        buffer.position(buffer.position() + values.length * Double.BYTES);
        return values;
    }

    /** Reads a matrix. */
    public Matrix getMatrix() {
        int rows = getInt();
        int columns = getInt();
        return Matrix.wrap(getDoubles(), rows, columns);
    }

    private int length(int size) {
        int length = buffer.getInt();
        if (length < 0 || (long) length * size > buffer.remaining()) {
            throw new IllegalArgumentException(
                    "an array of " + length + " elements does not fit into the " + buffer.remaining() + " bytes left");
        }
        return length;
    }
}
