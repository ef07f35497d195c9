package dev.onsite.ml.model;

import dev.onsite.ml.linalg.Matrix;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The payload of a model file being written: big-endian, arrays with their length before them. */
public final class ModelOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ModelOutput() {}

    /** Writes a boolean. */
    public ModelOutput put(boolean value) {
        bytes.write(value ? 1 : 0);
        return this;
    }

    /** Writes an int. */
    public ModelOutput put(int value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    /** Writes a long. */
    public ModelOutput put(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    /** Writes a double, every bit of it. */
    public ModelOutput put(double value) {
        return put(Double.doubleToRawLongBits(value));
    }

    /** Writes a string. */
    public ModelOutput put(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        put(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    /** Writes an array of ints. */
    public ModelOutput put(int[] values) {
        put(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Integer.BYTES));
        buffer.asIntBuffer().put(values);
        bytes.writeBytes(buffer.array());
        return this;
    }

    /** Writes an array of doubles. */
    public ModelOutput put(double[] values) {
        put(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
        buffer.asDoubleBuffer().put(values);
        bytes.writeBytes(buffer.array());
        return this;
    }

    /** Writes a matrix. */
    public ModelOutput put(Matrix matrix) {
        return put(matrix.rows()).put(matrix.columns()).put(matrix.values());
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
