package dev.onsite.ml.linalg;

import java.util.Arrays;

/** The plain twin: runs everywhere, and is what the SIMD one is tested against. */
final class ScalarBlockKernels implements BlockKernels {
    @Override
    public void squaredDistances(
            double[] block,
            int offset,
            int stride,
            int count,
            int d,
            double[] query,
            int queryOffset,
            double[] out,
            int outOffset) {
        Arrays.fill(out, outOffset, outOffset + count, 0);
        for (int f = 0; f < d; f++) {
            double q = query[queryOffset + f];
            int base = offset + f * stride;
            for (int j = 0; j < count; j++) {
                double delta = block[base + j] - q;
                out[outOffset + j] += delta * delta;
            }
        }
    }

    @Override
    public void squaredDistances4(
            double[] block, int offset, int stride, int count, int d, double[] queries, int queryOffset, double[] out) {
        for (int q = 0; q < 4; q++) {
            squaredDistances(block, offset, stride, count, d, queries, queryOffset + q * d, out, q * stride);
        }
    }

    @Override
    public void expScaled(double scale, double[] x, int offset, int n) {
        for (int i = offset; i < offset + n; i++) {
            x[i] = Math.exp(scale * x[i]);
        }
    }
}
