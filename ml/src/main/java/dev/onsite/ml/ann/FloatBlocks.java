package dev.onsite.ml.ann;

import dev.onsite.ml.linalg.BatchKernels;
import dev.onsite.ml.linalg.BlockLayout;
import dev.onsite.ml.linalg.Kernels;
import java.util.Arrays;

/** Vectors in float arrays. {@link #reserve} needs the caller to keep writers out; readers may go on. */
final class FloatBlocks extends FloatRecords {
    private static final BatchKernels KERNELS = Kernels.batch();

    final BlockLayout layout;
    private volatile float[][] blocks = new float[0][];

    FloatBlocks(int dimension) {
        super(dimension);
        layout = Layouts.of(dimension, Float.BYTES);
    }

    void reserve(int records) {
        float[][] grown = Arrays.copyOf(blocks, Layouts.blocks(layout, records));
        for (int b = Math.max(0, blocks.length - 1); b < grown.length; b++) {
            int length = Layouts.blockLength(layout, records, b);
            if (grown[b] == null) {
                grown[b] = new float[length];
            } else if (grown[b].length < length) {
                grown[b] = Arrays.copyOf(grown[b], length);
            }
        }
        blocks = grown;
    }

    float[][] blocks() {
        return blocks;
    }

    void put(int id, float[] vector) {
        System.arraycopy(vector, 0, blocks[layout.block(id)], layout.offset(id), dimension);
    }

    @Override
    void get(int id, float[] into, int offset) {
        System.arraycopy(blocks[layout.block(id)], layout.offset(id), into, offset, dimension);
    }

    @Override
    void score(boolean l2, float[] query, int queryOffset, int[] ids, int count, float[] out, float[] gather) {
        if (l2) {
            KERNELS.squaredL2(query, queryOffset, dimension, blocks, layout, ids, count, out);
        } else {
            KERNELS.dot(query, queryOffset, dimension, blocks, layout, ids, count, out);
        }
    }

    @Override
    int gatherLength() {
        return 0;
    }

    @Override
    long mappedBytes() {
        return 0;
    }

    @Override
    long bytes() {
        long sum = 0;
        for (float[] block : blocks) {
            sum += 4L * block.length;
        }
        return sum;
    }
}
