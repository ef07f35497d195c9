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

    /** The largest answer the judge takes, in bytes: beyond it a submission fills the judge's memory, not its own. */
    public static final int LARGEST_REPLY = 64 << 20;

    static final int DEEPEST = 24;

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
     * Reads one frame from a submission's process, which may say anything.
     *
     * @throws EOFException where the stream ends
     * @throws IOException where the bytes are no frame, or too many
     */
    public static Frame readReply(InputStream in) throws IOException {
        return read(in, LARGEST_REPLY);
    }

    /**
     * Reads one frame from the judge.
     *
     * @throws EOFException where the stream ends
     * @throws IOException where the bytes are no frame
     */
    public static Frame read(InputStream in) throws IOException {
        return read(in, LARGEST_FRAME);
    }

    private static Frame read(InputStream in, int largest) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int length = Integer.reverseBytes(data.readInt());
        if (length < 2 || length > largest) {
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
            Object value = new WireReader(buffer).get(0);
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
}
