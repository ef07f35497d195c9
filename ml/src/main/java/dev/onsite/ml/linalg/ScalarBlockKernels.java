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
    public void scores4(
            double[] block,
            int offset,
            int stride,
            int count,
            int d,
            double[] bias,
            double[] queries,
            int queryOffset,
            double[] out) {
        for (int q = 0; q < 4; q++) {
            System.arraycopy(bias, 0, out, q * stride, count);
            for (int f = 0; f < d; f++) {
                double value = queries[queryOffset + q * d + f];
                int base = offset + f * stride;
                for (int j = 0; j < count; j++) {
                    out[q * stride + j] += block[base + j] * value;
                }
            }
        }
    }

    @Override
    public int topTwo(double[] values, int offset, int n, double[] top) {
        int best = 0;
        double first = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            double value = values[offset + j];
            if (value > first) {
                second = first;
                first = value;
                best = j;
            } else if (value > second) {
                second = value;
            }
        }
        top[0] = first;
        top[1] = second;
        return best;
    }

    @Override
    public void expScaled(double scale, double[] x, int offset, int n) {
        for (int i = offset; i < offset + n; i++) {
            x[i] = Math.exp(scale * x[i]);
        }
    }
}
