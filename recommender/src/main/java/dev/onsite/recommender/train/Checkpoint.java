package dev.onsite.recommender.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The factors after an iteration, in a file that is replaced whole, so that a training that was stopped goes on where it
 * was. It ends as one that was not stopped: vectors are kept exactly.
 */
final class Checkpoint {
    private static final int MAGIC = 0x414c5332;

    private final Path file;
    private final long fingerprint;

    /** A file for a training of those options over data of that fingerprint. */
    Checkpoint(Path file, ImplicitAls.Options options, long data) {
        this.file = file;
        // How many iterations there are to be, and threads, may change between.
        String what = options.dimension() + " " + options.alpha() + " " + options.lambda() + " " + options.nu() + " "
                + options.solver() + " " + options.steps() + " " + options.seed();
        this.fingerprint = 31 * data + what.hashCode();
    }

    void write(ImplicitAls state) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(next), 1 << 20))) {
            out.writeInt(MAGIC);
            out.writeLong(fingerprint);
            out.writeInt(state.iteration());
            write(out, state.userFactors());
            write(out, state.itemFactors());
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer chunk = ByteBuffer.allocate(1 << 20);
        for (int at = 0; at < values.length; at += chunk.capacity() / 4) {
            int size = Math.min(chunk.capacity() / 4, values.length - at);
            chunk.asFloatBuffer().put(values, at, size);
            out.write(chunk.array(), 0, 4 * size);
        }
    }

    /**
     * Takes the state to where the file has it; leaves it where there is no file or it is of another training.
     *
     * @return whether it was taken there
     * @throws IOException if the file was cut
     */
    boolean resume(ImplicitAls state) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            if (in.readInt() != MAGIC || in.readLong() != fingerprint) {
                return false;
            }
            int iteration = in.readInt();
            float[] users = read(in, state.userFactors().length);
            float[] items = read(in, state.itemFactors().length);
            state.resume(iteration, users, items);
            return true;
        } catch (EOFException cut) {
            throw new IOException(file + " was cut: delete it to train from the beginning", cut);
        }
    }

    private float[] read(DataInputStream in, int expected) throws IOException {
        int length = in.readInt();
        if (length != expected) {
            throw new IOException(file + " has " + length + " numbers where this training has " + expected
                    + ": delete it to train from the beginning");
        }
        float[] values = new float[length];
        byte[] chunk = new byte[1 << 20];
        for (int at = 0; at < length; at += chunk.length / 4) {
            int size = Math.min(chunk.length / 4, length - at);
            in.readFully(chunk, 0, 4 * size);
            ByteBuffer.wrap(chunk, 0, 4 * size).asFloatBuffer().get(values, at, size);
        }
        return values;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
