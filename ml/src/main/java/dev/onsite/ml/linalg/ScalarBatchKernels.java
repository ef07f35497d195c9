package dev.onsite.ml.linalg;

/** The plain twin of the SIMD batch kernels. */
final class ScalarBatchKernels implements BatchKernels {
    private final ScalarVectorKernels vectors = new ScalarVectorKernels();

    @Override
    public void squaredL2(
            float[] query,
            int queryOffset,
            int n,
            float[][] blocks,
            BlockLayout layout,
            int[] ids,
            int count,
            float[] out) {
        for (int i = 0; i < count; i++) {
            int id = ids[i];
            out[i] = vectors.squaredL2(query, queryOffset, blocks[layout.block(id)], layout.offset(id), n);
        }
    }

    @Override
    public void dot(
            float[] query,
            int queryOffset,
            int n,
            float[][] blocks,
            BlockLayout layout,
            int[] ids,
            int count,
            float[] out) {
        for (int i = 0; i < count; i++) {
            int id = ids[i];
            out[i] = vectors.dot(query, queryOffset, blocks[layout.block(id)], layout.offset(id), n);
        }
    }

    @Override
    public void dotSigned(
            byte[] query,
            int queryOffset,
            int n,
            byte[][] blocks,
            BlockLayout layout,
            int[] ids,
            int count,
            int[] out) {
        for (int i = 0; i < count; i++) {
            byte[] block = blocks[layout.block(ids[i])];
            int offset = layout.offset(ids[i]);
            int sum = 0;
            for (int d = 0; d < n; d++) {
                sum += query[queryOffset + d] * block[offset + d];
            }
            out[i] = sum;
        }
    }

    @Override
    public void dotNibbles(short[] query, int n, byte[][] blocks, BlockLayout layout, int[] ids, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            byte[] block = blocks[layout.block(ids[i])];
            int offset = layout.offset(ids[i]);
            int sum = 0;
            for (int chunk = 0; chunk < n; chunk += 64) {
                for (int j = 0; j < 16; j++) {
                    int low = block[offset + chunk / 2 + 2 * j];
                    int high = block[offset + chunk / 2 + 2 * j + 1];
                    sum += (low & 15) * query[chunk + j]
                            + ((low >> 4) & 15) * query[chunk + 16 + j]
                            + (high & 15) * query[chunk + 32 + j]
                            + ((high >> 4) & 15) * query[chunk + 48 + j];
                }
            }
            out[i] = sum;
        }
    }
}
