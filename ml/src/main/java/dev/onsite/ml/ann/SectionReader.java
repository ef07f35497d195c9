package dev.onsite.ml.ann;

import dev.onsite.ml.linalg.BlockLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Reads one section of an {@link IndexFile}; refuses it when its length or checksum is not the header's. */
final class SectionReader {
    private static final int SEGMENT_BYTES = 1 << 30;

    private final Path file;
    private final FileChannel channel;
    private final long start;
    private final long length;
    private final int checksum;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer buffer;
    private long consumed;

    SectionReader(Path file, FileChannel channel, long start, long length, int checksum) {
        this.file = file;
        this.channel = channel;
        this.start = start;
        this.length = length;
        this.checksum = checksum;
        buffer = ByteBuffer.allocateDirect((int) Math.min(1 << 20, length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    FloatBlocks readVectors(int dimension, int records) throws IOException {
        requireLength(4L * dimension * records);
        FloatBlocks vectors = new FloatBlocks(dimension);
        vectors.reserve(records);
        float[][] blocks = vectors.blocks();
        BlockLayout layout = vectors.layout;
        for (int b = 0; b < blocks.length; b++) {
            for (int at = layout.head(); at < blocks[b].length; ) {
                int count = Math.min(buffer.capacity() / 4, blocks[b].length - at);
                fill(4 * count);
                buffer.asFloatBuffer().get(blocks[b], at, count);
                at += count;
            }
        }
        requireChecksum();
        return vectors;
    }

    MappedFloats mapVectors(int dimension, int records) throws IOException {
        requireLength(4L * dimension * records);
        int perSegment = Math.max(1, SEGMENT_BYTES / (4 * dimension));
        FloatBuffer[] segments = new FloatBuffer[(records + perSegment - 1) / perSegment];
        for (int s = 0; s < segments.length; s++) {
            long from = 4L * dimension * perSegment * s;
            long bytes = Math.min(4L * dimension * perSegment, length - from);
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, start + from, bytes);
            mapped.order(ByteOrder.LITTLE_ENDIAN);
            crc.update(mapped.duplicate());
            segments[s] = mapped.asFloatBuffer();
        }
        requireChecksum();
        return new MappedFloats(dimension, segments, perSegment);
    }

    IntBlocks readInts(int stride, int records) throws IOException {
        requireLength(4L * stride * records);
        IntBlocks ints = new IntBlocks(stride);
        ints.reserve(records);
        int[][] blocks = ints.blocks();
        for (int b = 0; b < blocks.length; b++) {
            for (int at = ints.layout.head(); at < blocks[b].length; ) {
                int count = Math.min(buffer.capacity() / 4, blocks[b].length - at);
                fill(4 * count);
                buffer.asIntBuffer().get(blocks[b], at, count);
                at += count;
            }
        }
        requireChecksum();
        return ints;
    }

    ByteBlocks readBytes(int stride, int records) throws IOException {
        requireLength((long) stride * records);
        ByteBlocks bytes = new ByteBlocks(stride);
        bytes.reserve(records);
        byte[][] blocks = bytes.blocks();
        for (int b = 0; b < blocks.length; b++) {
            for (int at = bytes.layout.head(); at < blocks[b].length; ) {
                int count = Math.min(buffer.capacity(), blocks[b].length - at);
                fill(count);
                buffer.get(blocks[b], at, count);
                at += count;
            }
        }
        requireChecksum();
        return bytes;
    }

    Quantizer readQuantizer(Quantization kind, boolean l2, int dimension) throws IOException {
        requireLength(12L + 4L * dimension);
        fill((int) length);
        long seed = buffer.getLong();
        float step = buffer.getFloat();
        float[] mean = new float[dimension];
        buffer.asFloatBuffer().get(mean);
        requireChecksum();
        return new Quantizer(kind, l2, mean, step, seed);
    }

    private void fill(int bytes) throws IOException {
        buffer.clear().limit(bytes);
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, start + consumed);
            IndexFile.check(read > 0, file, "it ends early");
            consumed += read;
        }
        buffer.flip();
        crc.update(buffer.duplicate());
    }

    private void requireLength(long expected) throws IOException {
        IndexFile.check(length == expected, file, "a section should have " + expected + " bytes and has " + length);
    }

    private void requireChecksum() throws IOException {
        IndexFile.check(
                (int) crc.getValue() == checksum,
                file,
                "a section's bytes are not those that were saved: copy it again");
    }
}
