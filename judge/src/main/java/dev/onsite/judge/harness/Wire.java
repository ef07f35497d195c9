package dev.onsite.judge.harness;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values as bytes, self-describing and little-endian, the same for Java and Python workers, and the frames that carry
 * them: a length, a kind, a value. Reading trusts nothing: every length is checked against what is there.
 */
public final class Wire {
    /** The largest frame that is read, in bytes. */
    public static final int LARGEST_FRAME = 256 << 20;

    private static final int DEEPEST = 24;
    private static final int MOST_EMPTY_ROWS = 1 << 16;

    private ByteBuffer buffer = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

    private Wire() {}

    /** A frame: what it is and what it carries. */
    public record Frame(char kind, Object value) {}

    /** Writes one frame and flushes it. */
    public static void write(OutputStream out, char kind, Object value) throws IOException {
        Wire wire = new Wire();
        wire.buffer.putInt(0);
        wire.buffer.put((byte) kind);
        wire.put(value, 0);
        wire.buffer.putInt(0, wire.buffer.position() - Integer.BYTES);
        out.write(wire.buffer.array(), 0, wire.buffer.position());
        out.flush();
    }

    /**
     * Reads one frame.
     *
     * @throws EOFException where the stream ends
     * @throws IOException where the bytes are no frame
     */
    public static Frame read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int length = Integer.reverseBytes(data.readInt());
        if (length < 2 || length > LARGEST_FRAME) {
            throw new IOException("not a frame: length " + length);
        }
        // Not allocated before the bytes are there: a forged length must not cost memory.
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            char kind = (char) buffer.get();
            Object value = get(buffer, 0);
            if (buffer.hasRemaining()) {
                throw new IOException("not a frame: " + buffer.remaining() + " bytes left over");
            }
            return new Frame(kind, value);
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException broken) {
            throw new IOException("not a frame: " + broken, broken);
        }
    }

    private void put(Object value, int depth) {
        if (depth > DEEPEST) {
            put(new WireOther("a value nested more than " + DEEPEST + " deep"), 0);
        } else if (value == null) {
            tag('N');
        } else if (value instanceof Boolean bool) {
            tag('z').put((byte) (bool ? 1 : 0));
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            tag('i').putInt(((Number) value).intValue());
        } else if (value instanceof Long number) {
            tag('j').putLong(number);
        } else if (value instanceof Double || value instanceof Float) {
            tag('d').putDouble(((Number) value).doubleValue());
        } else if (value instanceof String text) {
            tag('s');
            putText(text);
        } else if (value instanceof byte[] bytes) {
            room(5 + bytes.length).put((byte) 'x').putInt(bytes.length).put(bytes);
        } else if (value instanceof String[] strings) {
            putItems(Arrays.asList(strings), depth);
        } else if (value.getClass().isArray()) {
            putArray(value, depth);
        } else if (value instanceof List<?> list) {
            putItems(list, depth);
        } else if (value instanceof WireRecord record) {
            tag('r');
            putText(record.name());
            room(4).putInt(record.fields().size());
            for (int i = 0; i < record.fields().size(); i++) {
                putText(record.fields().get(i));
                put(record.values().get(i), depth + 1);
            }
        } else {
            tag('u');
            putText(
                    value instanceof WireOther other
                            ? other.description()
                            : value.getClass().getName());
        }
    }

    private void putItems(List<?> list, int depth) {
        tag('l').putInt(list.size());
        for (Object item : list) {
            put(item, depth + 1);
        }
    }

    /** A rectangular array in row-major order; a ragged one, or one with a null row, as a list of its rows. */
    private void putArray(Object array, int depth) {
        Class<?> component = array.getClass();
        int rank = 0;
        while (component.isArray()) {
            component = component.getComponentType();
            rank++;
        }
        char element = element(component);
        int[] shape = new int[rank];
        if (element == 0 || !rectangular(array, shape, 0)) {
            List<Object> rows = new ArrayList<>();
            for (int i = 0; i < Array.getLength(array); i++) {
                rows.add(Array.get(array, i));
            }
            putItems(rows, depth);
            return;
        }
        room(3 + 4 * rank).put((byte) 'a').put((byte) element).put((byte) rank);
        for (int size : shape) {
            buffer.putInt(size);
        }
        putRows(array, rank);
    }

    private static boolean rectangular(Object array, int[] shape, int axis) {
        int length = Array.getLength(array);
        shape[axis] = length;
        if (axis == shape.length - 1) {
            return true;
        }
        int[] first = null;
        for (int i = 0; i < length; i++) {
            Object row = Array.get(array, i);
            if (row == null || !rectangular(row, shape, axis + 1)) {
                return false;
            }
            int[] tail = Arrays.copyOfRange(shape, axis + 1, shape.length);
            if (first != null && !Arrays.equals(first, tail)) {
                return false;
            }
            first = tail;
        }
        return true;
    }

    private static char element(Class<?> type) {
        return type == double.class
                ? 'd'
                : type == float.class
                        ? 'f'
                        : type == int.class ? 'i' : type == long.class ? 'j' : type == boolean.class ? 'z' : 0;
    }

    private void putRows(Object array, int rank) {
        if (rank > 1) {
            for (Object row : (Object[]) array) {
                putRows(row, rank - 1);
            }
            return;
        }
        ByteBuffer out = room(Array.getLength(array) * Double.BYTES);
        if (array instanceof double[] values) {
            out.asDoubleBuffer().put(values);
            out.position(out.position() + values.length * Double.BYTES);
        } else if (array instanceof float[] values) {
            out.asFloatBuffer().put(values);
            out.position(out.position() + values.length * Float.BYTES);
        } else if (array instanceof int[] values) {
            out.asIntBuffer().put(values);
            out.position(out.position() + values.length * Integer.BYTES);
        } else if (array instanceof long[] values) {
            out.asLongBuffer().put(values);
            out.position(out.position() + values.length * Long.BYTES);
        } else {
            for (boolean value : (boolean[]) array) {
                out.put((byte) (value ? 1 : 0));
            }
        }
    }

    private ByteBuffer tag(char tag) {
        return room(16).put((byte) tag);
    }

    private void putText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length).putInt(bytes.length).put(bytes);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            long wanted = Math.max(2L * buffer.capacity(), (long) buffer.position() + bytes);
            if (wanted > LARGEST_FRAME && (long) buffer.position() + bytes > LARGEST_FRAME) {
                throw new IllegalStateException("a value of more than " + (LARGEST_FRAME >> 20) + " MiB");
            }
            ByteBuffer larger =
                    ByteBuffer.allocate((int) Math.min(wanted, LARGEST_FRAME)).order(ByteOrder.LITTLE_ENDIAN);
            buffer.flip();
            buffer = larger.put(buffer);
        }
        return buffer;
    }

    private static Object get(ByteBuffer in, int depth) throws IOException {
        if (depth > DEEPEST + 2) {
            throw new IOException("not a frame: nested too deep");
        }
        char tag = (char) in.get();
        return switch (tag) {
            case 'N' -> null;
            case 'z' -> in.get() != 0;
            case 'i' -> in.getInt();
            case 'j' -> in.getLong();
            case 'd' -> in.getDouble();
            case 's' -> getText(in);
            case 'x' -> getBytes(in, in.getInt());
            case 'u' -> new WireOther(getText(in));
            case 'l' -> {
                int size = checked(in.getInt(), in.remaining());
                List<Object> list = new ArrayList<>(Math.min(size, 1024));
                for (int i = 0; i < size; i++) {
                    list.add(get(in, depth + 1));
                }
                yield list;
            }
            case 'r' -> {
                String name = getText(in);
                int size = checked(in.getInt(), in.remaining());
                List<String> fields = new ArrayList<>();
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    fields.add(getText(in));
                    values.add(get(in, depth + 1));
                }
                yield new WireRecord(name, fields, values);
            }
            case 'a' -> getArray(in);
            default -> throw new IOException("not a frame: tag " + (int) tag);
        };
    }

    private static Object getArray(ByteBuffer in) throws IOException {
        char element = (char) in.get();
        int rank = in.get();
        if (rank < 1 || rank > 8) {
            throw new IOException("not a frame: rank " + rank);
        }
        int[] shape = new int[rank];
        long count = 1;
        for (int i = 0; i < rank; i++) {
            shape[i] = checked(in.getInt(), LARGEST_FRAME);
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
        return getRows(in, type, shape, 0);
    }

    private static Object getRows(ByteBuffer in, Class<?> type, int[] shape, int axis) throws IOException {
        int length = shape[axis];
        if (axis < shape.length - 1) {
            Class<?> row = type;
            for (int i = axis + 1; i < shape.length; i++) {
                row = row.arrayType();
            }
            Object array = Array.newInstance(row, length);
            for (int i = 0; i < length; i++) {
                Array.set(array, i, getRows(in, type, shape, axis + 1));
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

    private static byte[] getBytes(ByteBuffer in, int length) throws IOException {
        byte[] bytes = new byte[checked(length, in.remaining())];
        in.get(bytes);
        return bytes;
    }

    private static String getText(ByteBuffer in) throws IOException {
        return new String(getBytes(in, in.getInt()), StandardCharsets.UTF_8);
    }

    private static int checked(int value, int most) throws IOException {
        if (value < 0 || value > most) {
            throw new IOException("not a frame: " + value + " where at most " + most + " fits");
        }
        return value;
    }
}
