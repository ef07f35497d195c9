package dev.onsite.ml.optim;

import dev.onsite.ml.nn.Parameter;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A run on disk: magic and version, the position, the optimiser's step, every tensor with its shape, and a CRC-32 of
 * all that. Written beside the old one and moved over it, so that a crash leaves one of the two whole.
 */
final class Checkpoint {
    private static final int MAGIC = 0x4F4E4E31;

    private Checkpoint() {}

    /**
     * Where a run stands.
     *
     * @param epoch the next, from 0
     * @param bestLoss smallest validation loss so far
     * @param sinceBest epochs since then
     */
    record Position(int epoch, double bestLoss, int sinceBest) {
        static final Position START = new Position(0, Double.POSITIVE_INFINITY, 0);
    }

    static void write(Path file, Position position, TrainingTask task, Optimizer optimizer, List<Tensor> best)
            throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(beside))) {
            CheckedOutputStream checked = new CheckedOutputStream(raw, new CRC32());
            DataOutputStream out = new DataOutputStream(checked);
            out.writeInt(MAGIC);
            out.writeInt(position.epoch());
            out.writeDouble(position.bestLoss());
            out.writeInt(position.sinceBest());
            out.writeLong(optimizer.steps());
            writeAll(out, learned(task));
            writeAll(out, optimizer.state());
            writeAll(out, best);
            out.writeLong(checked.getChecksum().getValue());
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Fills the model, the optimiser and the best weights. */
    static Position read(Path file, TrainingTask task, Optimizer optimizer, List<Tensor> best) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            CheckedInputStream checked = new CheckedInputStream(raw, new CRC32());
            DataInputStream in = new DataInputStream(checked);
            if (in.readInt() != MAGIC) {
                throw new IOException(file + " is no checkpoint, or of another version");
            }
            Position position = new Position(in.readInt(), in.readDouble(), in.readInt());
            long steps = in.readLong();
            List<Tensor> learned = readAll(in);
            List<Tensor> state = readAll(in);
            List<Tensor> kept = readAll(in);
            long sum = checked.getChecksum().getValue();
            if (in.readLong() != sum) {
                throw new IOException(file + " is damaged: its checksum does not fit");
            }
            restore(file, learned, learned(task));
            restore(file, state, optimizer.state());
            best.clear();
            best.addAll(kept);
            optimizer.resumeAt(steps);
            return position;
        }
    }

    /** Parameters, then buffers. */
    static List<Tensor> learned(TrainingTask task) {
        List<Tensor> tensors = new ArrayList<>();
        for (Parameter parameter : task.parameters()) {
            tensors.add(parameter.value());
        }
        tensors.addAll(task.buffers());
        return tensors;
    }

    private static void restore(Path file, List<Tensor> from, List<Tensor> to) {
        boolean fits = from.size() == to.size();
        for (int i = 0; fits && i < to.size(); i++) {
            fits = from.get(i).precision() == to.get(i).precision()
                    && from.get(i).hasShape(to.get(i));
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    file + " belongs to another model or optimiser: it has " + from + ", this one " + to);
        }
        for (int i = 0; i < to.size(); i++) {
            to.get(i).copyFrom(from.get(i));
        }
    }

    private static void writeAll(DataOutputStream out, List<Tensor> tensors) throws IOException {
        out.writeInt(tensors.size());
        for (Tensor tensor : tensors) {
            out.writeBoolean(tensor.precision() == Precision.DOUBLE);
            int[] shape = tensor.shape();
            out.writeByte(shape.length);
            for (int length : shape) {
                out.writeInt(length);
            }
            for (int i = 0; i < tensor.size(); i++) {
                if (tensor.precision() == Precision.FLOAT) {
                    out.writeFloat(tensor.floats()[i]);
                } else {
                    out.writeDouble(tensor.doubles()[i]);
                }
            }
        }
    }

    private static List<Tensor> readAll(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Tensor> tensors = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            Precision precision = in.readBoolean() ? Precision.DOUBLE : Precision.FLOAT;
            int[] shape = new int[in.readByte()];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = in.readInt();
            }
            Tensor tensor = Tensor.zeros(precision, shape);
            for (int i = 0; i < tensor.size(); i++) {
                tensor.set(i, precision == Precision.FLOAT ? in.readFloat() : in.readDouble());
            }
            tensors.add(tensor);
        }
        return tensors;
    }
}
