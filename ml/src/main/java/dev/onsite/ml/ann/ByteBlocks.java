package dev.onsite.ml.ann;

import dev.onsite.ml.linalg.BlockLayout;
import java.util.Arrays;

/** Records of bytes. {@link #reserve} needs the caller to keep writers out; readers may go on. */
final class ByteBlocks {
    final BlockLayout layout;
    private volatile byte[][] blocks = new byte[0][];

    ByteBlocks(int stride) {
        layout = Layouts.of(stride, 1);
    }

    void reserve(int records) {
        byte[][] grown = Arrays.copyOf(blocks, Layouts.blocks(layout, records));
        for (int b = Math.max(0, blocks.length - 1); b < grown.length; b++) {
            int length = Layouts.blockLength(layout, records, b);
            if (grown[b] == null) {
                grown[b] = new byte[length];
            } else if (grown[b].length < length) {
                grown[b] = Arrays.copyOf(grown[b], length);
            }
        }
        blocks = grown;
    }

    byte[][] blocks() {
        return blocks;
    }

    byte[] block(int id) {
        return blocks[layout.block(id)];
    }

    int offset(int id) {
        return layout.offset(id);
    }

    long bytes() {
        long sum = 0;
        for (byte[] block : blocks) {
            sum += block.length;
        }
        return sum;
    }
}
