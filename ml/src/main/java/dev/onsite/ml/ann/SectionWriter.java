package dev.onsite.ml.ann;

import dev.onsite.ml.linalg.BlockLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Writes one section of an {@link IndexFile} through a buffer, and its checksum on the way. */
final class SectionWriter {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private long length;

    SectionWriter(FileChannel channel) {
        this.channel = channel;
    }

    void writeVectors(FloatRecords vectors, int records) throws IOException {
        float[] vector = new float[vectors == null ? 0 : vectors.dimension];
        for (int id = 0; vectors != null && id < records; id++) {
            vectors.get(id, vector, 0);
            for (float component : vector) {
                room(4);
                buffer.putFloat(component);
            }
        }
    }

    void writeInts(IntBlocks ints, int records) throws IOException {
        int[][] blocks = ints.blocks();
        BlockLayout layout = ints.layout;
        for (int id = 0; id < records; id++) {
            int[] block = blocks[layout.block(id)];
            int offset = layout.offset(id);
            for (int i = 0; i < layout.stride(); i++) {
                room(4);
                buffer.putInt(block[offset + i]);
            }
        }
    }

    void writeBytes(ByteBlocks bytes, int records) throws IOException {
        for (int id = 0; bytes != null && id < records; id++) {
            byte[] block = bytes.block(id);
            int offset = bytes.offset(id);
            for (int i = 0; i < bytes.layout.stride(); i++) {
                room(1);
                buffer.put(block[offset + i]);
            }
        }
    }

    void writeQuantizer(Quantizer quantizer) throws IOException {
        if (quantizer == null) {
            return;
        }
        room(12);
        buffer.putLong(quantizer.seed).putFloat(quantizer.step);
        for (float component : quantizer.mean) {
            room(4);
            buffer.putFloat(component);
        }
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            finish();
        }
    }

    /** Writes what is buffered. */
    void finish() throws IOException {
        buffer.flip();
        length += buffer.remaining();
        crc.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    long length() {
        return length;
    }

    int checksum() {
        return (int) crc.getValue();
    }
}
