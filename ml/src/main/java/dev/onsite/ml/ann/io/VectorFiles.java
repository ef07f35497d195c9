package dev.onsite.ml.ann.io;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads and writes fvecs, ivecs and bvecs (each vector a little-endian int32 dimension, then float32, int32 or unsigned
 * bytes) and reads tab-separated numbers, one vector a line. A file whose name ends in {@code .gz} is unpacked on the way.
 * All throw an {@link IOException} that names the file and the vector when a file is cut or its dimensions differ.
 */
public final class VectorFiles {
    private static final int LARGEST_DIMENSION = 1 << 20;

    private VectorFiles() {}

    /** Vectors of float32; [n][d]. */
    public static float[][] readFvecs(Path file) throws IOException {
        List<float[]> vectors = new ArrayList<>();
        readRecords(file, Float.BYTES, (buffer, dimension) -> {
            float[] vector = new float[dimension];
            buffer.asFloatBuffer().get(vector);
            vectors.add(vector);
        });
        return vectors.toArray(float[][]::new);
    }

    /** Vectors of int32, such as the numbers of true neighbours; [n][d]. */
    public static int[][] readIvecs(Path file) throws IOException {
        List<int[]> vectors = new ArrayList<>();
        readRecords(file, Integer.BYTES, (buffer, dimension) -> {
            int[] vector = new int[dimension];
            buffer.asIntBuffer().get(vector);
            vectors.add(vector);
        });
        return vectors.toArray(int[][]::new);
    }

    /** Vectors of unsigned bytes, as floats from 0 to 255; [n][d]. */
    public static float[][] readBvecs(Path file) throws IOException {
        List<float[]> vectors = new ArrayList<>();
        readRecords(file, 1, (buffer, dimension) -> {
            float[] vector = new float[dimension];
            for (int i = 0; i < dimension; i++) {
                vector[i] = buffer.get() & 0xff;
            }
            vectors.add(vector);
        });
        return vectors.toArray(float[][]::new);
    }

    /**
     * The first {@code dimension} tab-separated columns of each line; [n][d]. Columns beyond are left out: such files
     * often end a line with an identifier.
     */
    public static float[][] readTsv(Path file, int dimension) throws IOException {
        List<float[]> vectors = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    vectors.add(parse(file, vectors.size(), line, dimension));
                }
            }
        }
        return vectors.toArray(float[][]::new);
    }

    private static float[] parse(Path file, int number, String line, int dimension) throws IOException {
        float[] vector = new float[dimension];
        int start = 0;
        for (int i = 0; i < dimension; i++) {
            if (start > line.length()) {
                throw new IOException(
                        file + ", vector " + number + ": has " + i + " columns, expected at least " + dimension);
            }
            int tab = line.indexOf('\t', start);
            int end = tab < 0 ? line.length() : tab;
            String cell = line.substring(start, end).strip();
            try {
                vector[i] = Float.parseFloat(cell);
            } catch (NumberFormatException notANumber) {
                throw new IOException(
                        file + ", vector " + number + ", column " + i + ": expected a number, got '" + cell + "'",
                        notANumber);
            }
            start = end + 1;
        }
        return vector;
    }

    /** Writes vectors of float32. */
    public static void writeFvecs(Path file, float[][] vectors) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (float[] vector : vectors) {
                ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * vector.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(vector.length);
                buffer.asFloatBuffer().put(vector);
                out.write(buffer.array());
            }
        }
    }

    /** Writes vectors of int32. */
    public static void writeIvecs(Path file, int[][] vectors) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int[] vector : vectors) {
                ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * vector.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(vector.length);
                buffer.asIntBuffer().put(vector);
                out.write(buffer.array());
            }
        }
    }

    /** Takes the components of one vector. */
    @FunctionalInterface
    private interface RecordReader {
        void accept(ByteBuffer components, int dimension);
    }

    private static void readRecords(Path file, int componentBytes, RecordReader record) throws IOException {
        try (InputStream in = open(file)) {
            int expected = -1;
            for (int number = 0; ; number++) {
                byte[] head = in.readNBytes(Integer.BYTES);
                if (head.length == 0) {
                    return;
                }
                int dimension = head.length < Integer.BYTES
                        ? -1
                        : ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
                if (dimension < 1 || dimension > LARGEST_DIMENSION || (expected >= 0 && dimension != expected)) {
                    throw new IOException(file + ", vector " + number + ": expected a dimension "
                            + (expected >= 0 ? "of " + expected : "between 1 and " + LARGEST_DIMENSION) + ", got "
                            + (head.length < Integer.BYTES ? "the end of the file" : dimension));
                }
                expected = dimension;
                byte[] components = in.readNBytes(dimension * componentBytes);
                if (components.length < dimension * componentBytes) {
                    throw new EOFException(file + ", vector " + number + ": the file ends after " + components.length
                            + " of " + dimension * componentBytes + " bytes");
                }
                record.accept(ByteBuffer.wrap(components).order(ByteOrder.LITTLE_ENDIAN), dimension);
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
