package dev.onsite.ml.ann;

import dev.onsite.ml.linalg.BatchKernels;
import dev.onsite.ml.linalg.BlockLayout;
import dev.onsite.ml.linalg.Kernels;
import java.nio.FloatBuffer;

/**
 * Vectors in a mapped file, read only. A batch is copied next to each other first and then scored by the kernels that
 * score arrays, so heap and mapped indexes answer alike to the last bit; the copy also overlaps the batch's cache
 * misses.
 */
final class MappedFloats extends FloatRecords {
    private static final BatchKernels KERNELS = Kernels.batch();
    private static final int BATCH = 32;
    private static final int[] IDENTITY = new int[BATCH];

    static {
        for (int i = 0; i < BATCH; i++) {
            IDENTITY[i] = i;
        }
    }

    private final FloatBuffer[] segments;
    private final int recordsPerSegment;
    private final BlockLayout gathered;

    /** Segments of so many whole records, the last of them shorter. */
    MappedFloats(int dimension, FloatBuffer[] segments, int recordsPerSegment) {
        super(dimension);
        this.segments = segments;
        this.recordsPerSegment = recordsPerSegment;
        gathered = new BlockLayout(5, dimension, 0);
    }

    @Override
    void get(int id, float[] into, int offset) {
        segments[id / recordsPerSegment].get(id % recordsPerSegment * dimension, into, offset, dimension);
    }

    @Override
    void score(boolean l2, float[] query, int queryOffset, int[] ids, int count, float[] out, float[] gather) {
        float[] results = count <= BATCH ? out : new float[BATCH];
        for (int start = 0; start < count; start += BATCH) {
            int batch = Math.min(BATCH, count - start);
            for (int i = 0; i < batch; i++) {
                get(ids[start + i], gather, i * dimension);
            }
            float[][] blocks = {gather};
            if (l2) {
                KERNELS.squaredL2(query, queryOffset, dimension, blocks, gathered, IDENTITY, batch, results);
            } else {
                KERNELS.dot(query, queryOffset, dimension, blocks, gathered, IDENTITY, batch, results);
            }
            if (results != out) {
                System.arraycopy(results, 0, out, start, batch);
            }
        }
    }

    @Override
    int gatherLength() {
        return BATCH * dimension;
    }

    @Override
    long bytes() {
        return 0;
    }

    @Override
    long mappedBytes() {
        long sum = 0;
        for (FloatBuffer segment : segments) {
            sum += 4L * segment.capacity();
        }
        return sum;
    }
}
