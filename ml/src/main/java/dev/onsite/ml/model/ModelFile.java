package dev.onsite.ml.model;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A fitted model in a file: the magic {@code ONSITEML}, the version of the file (int), the name of the model's type
 * (length and UTF-8), the version of its format (int), the payload (length and bytes), and the CRC-32C of all before it
 * (int). Big-endian. A model read back predicts the same, to the bit.
 */
public final class ModelFile {
    private static final byte[] MAGIC = "ONSITEML".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int SMALLEST = MAGIC.length + 5 * Integer.BYTES;

    private ModelFile() {}

    /**
     * Writes the model. The file is replaced in one step: whoever reads meanwhile sees the old one or the new one.
     *
     * @throws IOException if the file cannot be written
     */
    public static void save(Model model, Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(directory, file.getFileName().toString(), ".part");
        try {
            Files.write(temporary, encode(model, model.format()));
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Reads a model of the given format.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is not a model file, of another type or a newer version, or damaged
     */
    public static <M extends Model> M load(Path file, ModelFormat<M> format) throws IOException {
        try {
            return decode(Files.readAllBytes(file), format);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static <M extends Model> byte[] encode(Model model, ModelFormat<M> format) {
        ModelOutput payload = new ModelOutput();
        @SuppressWarnings("unchecked") // a model's format is that of its own type
        M typed = (M) model;
        format.writer().accept(typed, payload);
        byte[] body = payload.toByteArray();
        byte[] name = format.name().getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(SMALLEST + name.length + body.length)
                .put(MAGIC)
                .putInt(VERSION)
                .putInt(name.length)
                .put(name)
                .putInt(format.version())
                .putInt(body.length)
                .put(body);
        return buffer.putInt(checksum(buffer.array(), buffer.position())).array();
    }

    private static <M extends Model> M decode(byte[] bytes, ModelFormat<M> format) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        check(bytes.length >= SMALLEST, "a model file has at least " + SMALLEST + " bytes, got " + bytes.length);
        buffer.get(magic);
        check(Arrays.equals(magic, MAGIC), "not a model file: it does not start with ONSITEML");
        int version = buffer.getInt();
        check(version == VERSION, "file version " + VERSION + " expected, got " + version + ": use a newer library");
        int end = bytes.length - Integer.BYTES;
        check(
                checksum(bytes, end) == buffer.getInt(end),
                "damaged: the checksum differs; copy or train the model again");
        try {
            byte[] name = new byte[buffer.getInt()];
            buffer.get(name);
            String type = new String(name, StandardCharsets.UTF_8);
            check(type.equals(format.name()), "a model of type " + format.name() + " expected, got " + type);
            int layout = buffer.getInt();
            check(
                    layout <= format.version(),
                    type + " format " + format.version() + " or lower expected, got " + layout
                            + ": use a newer library");
            check(buffer.getInt() == buffer.remaining() - Integer.BYTES, "damaged: the payload's length is wrong");
            return format.reader().apply(new ModelInput(buffer.slice(buffer.position(), end - buffer.position())));
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("damaged: it ends within a field", e);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
