package dev.onsite.ml.ann;

import dev.onsite.ml.linalg.BlockLayout;
import java.util.Arrays;

/** Records of ints. {@link #reserve} needs the caller to keep writers out; readers may go on. */
final class IntBlocks {
    final BlockLayout layout;
    private volatile int[][] blocks = new int[0][];

    IntBlocks(int stride) {
        layout = Layouts.of(stride, Integer.BYTES);
    }

    void reserve(int records) {
        int[][] grown = Arrays.copyOf(blocks, Layouts.blocks(layout, records));
        for (int b = Math.max(0, blocks.length - 1); b < grown.length; b++) {
            int length = Layouts.blockLength(layout, records, b);
            if (grown[b] == null) {
                grown[b] = new int[length];
            } else if (grown[b].length < length) {
                grown[b] = Arrays.copyOf(grown[b], length);
            }
        }
        blocks = grown;
    }

    int[][] blocks() {
        return blocks;
    }

    /** The block of the record, to use with {@link #offset}. */
    int[] block(int id) {
        return blocks[layout.block(id)];
    }

    int offset(int id) {
        return layout.offset(id);
    }

    int get(int id, int slot) {
        return blocks[layout.block(id)][layout.offset(id) + slot];
    }

    void set(int id, int slot, int value) {
        blocks[layout.block(id)][layout.offset(id) + slot] = value;
    }

    long bytes() {
        long sum = 0;
        for (int[] block : blocks) {
            sum += 4L * block.length;
        }
        return sum;
    }
}
