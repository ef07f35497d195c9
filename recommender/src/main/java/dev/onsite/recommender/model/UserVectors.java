package dev.onsite.recommender.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Users' vectors, mapped. As int8 a vector is {@code scale · codes} with {@code scale = max|xᵢ|/127}: 1.32 GB for 10
 * million of 128 components. A row of zeros is a user of whom nothing is known, or who was forgotten.
 */
final class UserVectors {
    private final MappedFile file;
    private final Manifest.Encoding encoding;
    private final int dimension;
    private final int recordBytes;

    UserVectors(Path path, Manifest.Encoding encoding, int dimension) throws IOException {
        this.file = MappedFile.open(path);
        this.encoding = encoding;
        this.dimension = dimension;
        this.recordBytes = encoding.recordBytes(dimension);
    }

    static void encode(Manifest.Encoding encoding, float[] vector, int from, int dimension, ByteBuffer into) {
        into.clear();
        if (encoding == Manifest.Encoding.FLOAT32) {
            into.asFloatBuffer().put(vector, from, dimension);
            return;
        }
        float most = 0;
        for (int k = 0; k < dimension; k++) {
            most = Math.max(most, Math.abs(vector[from + k]));
        }
        float scale = most / 127;
        into.putFloat(scale);
        for (int k = 0; k < dimension; k++) {
            into.put((byte) (scale == 0 ? 0 : Math.round(vector[from + k] / scale)));
        }
    }

    MappedFile file() {
        return file;
    }

    long start(long row) {
        return row * recordBytes;
    }

    long end(long row) {
        return (row + 1) * recordBytes;
    }

    /** False for a row of zeros. */
    boolean read(long row, float[] into) {
        ByteBuffer segment = file.segment(start(row));
        int at = MappedFile.within(start(row));
        if (encoding == Manifest.Encoding.INT8) {
            float scale = segment.getFloat(at);
            for (int k = 0; k < dimension; k++) {
                into[k] = scale * segment.get(at + 4 + k);
            }
            return scale != 0;
        }
        boolean known = false;
        for (int k = 0; k < dimension; k++) {
            into[k] = segment.getFloat(at + 4 * k);
            known |= into[k] != 0;
        }
        return known;
    }
}
