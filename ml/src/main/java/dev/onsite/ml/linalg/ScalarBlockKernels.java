package dev.onsite.ml.linalg;

import java.util.Arrays;

/** The plain twin: runs everywhere, and is what the SIMD one is tested against. */
final class ScalarBlockKernels implements BlockKernels {
    @Override
    public void squaredDistances(
            double[] block, int offset, int count, int d, double[] query, int queryOffset, double[] out) {
        int padded = BlockKernels.padded(count);
        Arrays.fill(out, 0, padded, 0);
        for (int j = 0; j < padded; j += PADDING) {
            for (int f = 0; f < d; f++) {
                double q = query[queryOffset + f];
                int base = offset + j * d + f * PADDING;
                for (int lane = 0; lane < PADDING; lane++) {
                    double delta = block[base + lane] - q;
                    out[j + lane] += delta * delta;
                }
            }
        }
    }

    @Override
    public void scores4(
            double[] block,
            int offset,
            int count,
            int d,
            double[] bias,
            double[] queries,
            int queryOffset,
            double[] out) {
        int padded = BlockKernels.padded(count);
        for (int q = 0; q < 4; q++) {
            System.arraycopy(bias, 0, out, q * padded, padded);
            for (int j = 0; j < padded; j += PADDING) {
                for (int f = 0; f < d; f++) {
                    double value = queries[queryOffset + q * d + f];
                    int base = offset + j * d + f * PADDING;
                    for (int lane = 0; lane < PADDING; lane++) {
                        out[q * padded + j + lane] += block[base + lane] * value;
                    }
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
