package dev.onsite.judge.harness;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one value from the bytes of a frame, and trusts none of them. */
final class WireReader {
    private static final int MOST_EMPTY_ROWS = 1 << 16;

    /** As many list elements, record fields and rows of arrays are read: each costs memory beyond its bytes. */
    private static final int MOST_OBJECTS = 2 << 20;

    private final ByteBuffer in;
    private long objects;

    WireReader(ByteBuffer in) {
        this.in = in;
    }

    Object get(int depth) throws IOException {
        if (depth > Wire.DEEPEST + 2) {
            throw new IOException("not a frame: nested too deep");
        }
        char tag = (char) in.get();
        return switch (tag) {
            case 'N' -> null;
            case 'z' -> in.get() != 0;
            case 'i' -> in.getInt();
            case 'j' -> in.getLong();
            case 'd' -> in.getDouble();
            case 's' -> getText();
            case 'x' -> getBytes(in.getInt());
            case 'u' -> new WireOther(getText());
            case 'l' -> {
                int size = counted(checked(in.getInt(), in.remaining()));
                List<Object> list = new ArrayList<>(Math.min(size, 1024));
                for (int i = 0; i < size; i++) {
                    list.add(get(depth + 1));
                }
                yield list;
            }
            case 'r' -> {
                String name = getText();
                int size = counted(checked(in.getInt(), in.remaining()));
                List<String> fields = new ArrayList<>();
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    fields.add(getText());
                    values.add(get(depth + 1));
                }
                yield new WireRecord(name, fields, values);
            }
            case 'a' -> getArray();
            default -> throw new IOException("not a frame: tag " + (int) tag);
        };
    }

    private Object getArray() throws IOException {
        char element = (char) in.get();
        int rank = in.get();
        if (rank < 1 || rank > 8) {
            throw new IOException("not a frame: rank " + rank);
        }
        int[] shape = new int[rank];
        long count = 1;
        for (int i = 0; i < rank; i++) {
            shape[i] = checked(in.getInt(), Wire.LARGEST_FRAME);
            if (i == rank - 1) {
                counted((int) Math.min(count, Integer.MAX_VALUE));
            }
            count *= Math.max(1, shape[i]);
            // Empty rows take no bytes of the frame, but memory here.
            if (count > Math.max(in.remaining(), MOST_EMPTY_ROWS)) {
                throw new IOException("not a frame: too many elements");
            }
        }
        Class<?> type = switch (element) {
            case 'd' -> double.class;
            case 'f' -> float.class;
            case 'i' -> int.class;
            case 'j' -> long.class;
            case 'z' -> boolean.class;
            default -> throw new IOException("not a frame: element " + (int) element);
        };
        return getRows(type, shape, 0);
    }

    private Object getRows(Class<?> type, int[] shape, int axis) throws IOException {
        int length = shape[axis];
        if (axis < shape.length - 1) {
            Class<?> row = type;
            for (int i = axis + 1; i < shape.length; i++) {
                row = row.arrayType();
            }
            Object array = Array.newInstance(row, length);
            for (int i = 0; i < length; i++) {
                Array.set(array, i, getRows(type, shape, axis + 1));
            }
            return array;
        }
        if (type == double.class) {
            double[] values = new double[checked(length, in.remaining() / Double.BYTES)];
            in.asDoubleBuffer().get(values);
            in.position(in.position() + length * Double.BYTES);
            return values;
        }
        if (type == float.class) {
            float[] values = new float[checked(length, in.remaining() / Float.BYTES)];
            in.asFloatBuffer().get(values);
            in.position(in.position() + length * Float.BYTES);
            return values;
        }
        if (type == int.class) {
            int[] values = new int[checked(length, in.remaining() / Integer.BYTES)];
            in.asIntBuffer().get(values);
            in.position(in.position() + length * Integer.BYTES);
            return values;
        }
        if (type == long.class) {
            long[] values = new long[checked(length, in.remaining() / Long.BYTES)];
            in.asLongBuffer().get(values);
            in.position(in.position() + length * Long.BYTES);
            return values;
        }
        boolean[] values = new boolean[checked(length, in.remaining())];
        for (int i = 0; i < length; i++) {
            values[i] = in.get() != 0;
        }
        return values;
    }

    private byte[] getBytes(int length) throws IOException {
        byte[] bytes = new byte[checked(length, in.remaining())];
        in.get(bytes);
        return bytes;
    }

    private String getText() throws IOException {
        return new String(getBytes(in.getInt()), StandardCharsets.UTF_8);
    }

    /** Adds to the objects that are read, each of which takes memory beyond its bytes. */
    private int counted(int more) throws IOException {
        objects += more;
        if (objects > MOST_OBJECTS) {
            throw new IOException("not a frame: more than " + MOST_OBJECTS + " elements and rows");
        }
        return more;
    }

    private static int checked(int value, int most) throws IOException {
        if (value < 0 || value > most) {
            throw new IOException("not a frame: " + value + " where at most " + most + " fits");
        }
        return value;
    }
}
