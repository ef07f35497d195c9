package dev.onsite.recommender.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file of any length in memory that is the page cache's, not the heap's. A buffer holds 2 GB at most, so there are
 * several of 1 GiB, each longer than the step by the longest value so that none lies across two.
 */
final class MappedFile {
    private static final int SEGMENT_BITS = 30;
    private static final long SEGMENT = 1L << SEGMENT_BITS;
    private static final int OVERLAP = 1 << 16;
    private static final int CHUNK = 1 << 20;

    private final MappedByteBuffer[] segments;
    private final long length;

    private MappedFile(MappedByteBuffer[] segments, long length) {
        this.segments = segments;
        this.length = length;
    }

    /** Maps a file for reads and writes. */
    static MappedFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long length = channel.size();
            MappedByteBuffer[] segments = new MappedByteBuffer[(int) ((length + SEGMENT - 1) >> SEGMENT_BITS)];
            for (int i = 0; i < segments.length; i++) {
                long from = (long) i << SEGMENT_BITS;
                long size = Math.min(SEGMENT + OVERLAP, length - from);
                segments[i] = channel.map(FileChannel.MapMode.READ_WRITE, from, size);
                segments[i].order(ByteOrder.LITTLE_ENDIAN);
            }
            return new MappedFile(segments, length);
        }
    }

    long length() {
        return length;
    }

    /** The segment in which a value that begins there lies whole. */
    ByteBuffer segment(long at) {
        return segments[(int) (at >> SEGMENT_BITS)];
    }

    /** Where in {@link #segment} it begins. */
    static int within(long at) {
        return (int) (at & (SEGMENT - 1));
    }

    int getInt(long at) {
        return segment(at).getInt(within(at));
    }

    long getLong(long at) {
        return segment(at).getLong(within(at));
    }

    void fill(long from, long to, byte value) {
        for (long at = from; at < to; at++) {
            segment(at).put(within(at), value);
        }
    }

    /** Brings what was written in that range to the disk. */
    void force(long from, long to) {
        if (to > from) {
            for (int s = (int) (from >> SEGMENT_BITS); s <= (int) ((to - 1) >> SEGMENT_BITS); s++) {
                segments[s].force();
            }
        }
    }

    /** CRC-32C of a range. */
    int checksum(long from, long to) {
        CRC32C sum = new CRC32C();
        for (long at = from; at < to; at += CHUNK) {
            int size = (int) Math.min(CHUNK, to - at);
            // A chunk begins at a multiple of its size within a segment, so it never leaves the segment.
            sum.update(segment(at).slice(within(at), size));
        }
        return (int) sum.getValue();
    }
}
