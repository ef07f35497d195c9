package dev.onsite.ml.ann;

import dev.onsite.ml.linalg.BlockLayout;

/** The block layout of a store with so many elements a record. */
final class Layouts {
    /** Blocks of up to 64 MiB: few of them at millions of records, and growth copies at most one. */
    private static final int BLOCK_BYTES_LOG2 = 26;

    /** The collector places large arrays at the start of a region, and their elements 16 bytes later; 48 more make a
     * cache line, so that records of whole lines do not straddle one more. */
    private static final int ALIGNMENT_BYTES = 48;

    private Layouts() {}

    static BlockLayout of(int stride, int elementBytes) {
        long bytes = (long) stride * elementBytes;
        int recordLog2 = 64 - Long.numberOfLeadingZeros(bytes - 1);
        return new BlockLayout(
                Math.max(0, Math.min(20, BLOCK_BYTES_LOG2 - recordLog2)), stride, ALIGNMENT_BYTES / elementBytes);
    }

    /** Blocks that hold so many records. */
    static int blocks(BlockLayout layout, int records) {
        return records == 0 ? 0 : layout.block(records - 1) + 1;
    }

    /** Elements of block {@code b} when the store holds so many records. */
    static int blockLength(BlockLayout layout, int records, int b) {
        int held = Math.min(1 << layout.shift(), records - (b << layout.shift()));
        return layout.head() + held * layout.stride();
    }
}
