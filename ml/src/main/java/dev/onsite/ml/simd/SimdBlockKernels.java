package dev.onsite.ml.simd;

import dev.onsite.ml.linalg.BlockKernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * SIMD twin of the scalar block kernels, 256 bits at most. Differences and fused multiply-adds, eight points (two or more
 * registers of sums) a step; loops are written out because C2 stops inlining helpers that take vectors.
 */
public final class SimdBlockKernels implements BlockKernels {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED.vectorBitSize() > 256
            ? DoubleVector.SPECIES_256
            : DoubleVector.SPECIES_PREFERRED;
    private static final int DL = D.length();

    /** Adding and subtracting it rounds to an integer, which is then in the low bits. */
    private static final double ROUND = 0x1.8p52;

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;

    /** Refuses a processor whose widest vector is 64 bits: there the scalar twin is the faster one. */
    public SimdBlockKernels() {
        if (D.vectorBitSize() < 128) {
            throw new UnsupportedOperationException("no 128-bit lanes");
        }
    }

    @Override
    public void squaredDistances(
            double[] block, int offset, int count, int d, double[] query, int queryOffset, double[] out) {
        int panel = d * PADDING;
        int j = 0;
        // Two panels at once: four chains of additions hide the latency of one.
        for (; j + PADDING < count; j += 2 * PADDING) {
            for (int part = 0; part < PADDING; part += 2 * DL) {
                int first = offset + j * d + part;
                int second = first + panel;
                DoubleVector s0 = DoubleVector.zero(D);
                DoubleVector s1 = DoubleVector.zero(D);
                DoubleVector s2 = DoubleVector.zero(D);
                DoubleVector s3 = DoubleVector.zero(D);
                for (int f = 0; f < d; f++) {
                    DoubleVector q = DoubleVector.broadcast(D, query[queryOffset + f]);
                    DoubleVector d0 = DoubleVector.fromArray(D, block, first + f * PADDING)
                            .sub(q);
                    DoubleVector d1 = DoubleVector.fromArray(D, block, first + DL + f * PADDING)
                            .sub(q);
                    DoubleVector d2 = DoubleVector.fromArray(D, block, second + f * PADDING)
                            .sub(q);
                    DoubleVector d3 = DoubleVector.fromArray(D, block, second + DL + f * PADDING)
                            .sub(q);
                    s0 = d0.fma(d0, s0);
                    s1 = d1.fma(d1, s1);
                    s2 = d2.fma(d2, s2);
                    s3 = d3.fma(d3, s3);
                }
                s0.intoArray(out, j + part);
                s1.intoArray(out, j + part + DL);
                s2.intoArray(out, j + part + PADDING);
                s3.intoArray(out, j + part + PADDING + DL);
            }
        }
        for (; j < count; j += PADDING) {
            for (int part = 0; part < PADDING; part += 2 * DL) {
                int first = offset + j * d + part;
                DoubleVector s0 = DoubleVector.zero(D);
                DoubleVector s1 = DoubleVector.zero(D);
                for (int f = 0; f < d; f++) {
                    DoubleVector q = DoubleVector.broadcast(D, query[queryOffset + f]);
                    DoubleVector d0 = DoubleVector.fromArray(D, block, first + f * PADDING)
                            .sub(q);
                    DoubleVector d1 = DoubleVector.fromArray(D, block, first + DL + f * PADDING)
                            .sub(q);
                    s0 = d0.fma(d0, s0);
                    s1 = d1.fma(d1, s1);
                }
                s0.intoArray(out, j + part);
                s1.intoArray(out, j + part + DL);
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
        int stride = BlockKernels.padded(count);
        int q1 = queryOffset + d;
        int q2 = queryOffset + 2 * d;
        int q3 = queryOffset + 3 * d;
        for (int j = 0; j < stride; j += 2 * DL) {
            DoubleVector s00 = DoubleVector.fromArray(D, bias, j);
            DoubleVector s01 = DoubleVector.fromArray(D, bias, j + DL);
            DoubleVector s10 = s00;
            DoubleVector s11 = s01;
            DoubleVector s20 = s00;
            DoubleVector s21 = s01;
            DoubleVector s30 = s00;
            DoubleVector s31 = s01;
            int first = offset + j / PADDING * PADDING * d + j % PADDING;
            for (int f = 0; f < d; f++) {
                DoubleVector c0 = DoubleVector.fromArray(D, block, first + f * PADDING);
                DoubleVector c1 = DoubleVector.fromArray(D, block, first + DL + f * PADDING);
                DoubleVector a = DoubleVector.broadcast(D, queries[queryOffset + f]);
                s00 = a.fma(c0, s00);
                s01 = a.fma(c1, s01);
                DoubleVector b = DoubleVector.broadcast(D, queries[q1 + f]);
                s10 = b.fma(c0, s10);
                s11 = b.fma(c1, s11);
                DoubleVector c = DoubleVector.broadcast(D, queries[q2 + f]);
                s20 = c.fma(c0, s20);
                s21 = c.fma(c1, s21);
                DoubleVector e = DoubleVector.broadcast(D, queries[q3 + f]);
                s30 = e.fma(c0, s30);
                s31 = e.fma(c1, s31);
            }
            s00.intoArray(out, j);
            s01.intoArray(out, j + DL);
            s10.intoArray(out, stride + j);
            s11.intoArray(out, stride + j + DL);
            s20.intoArray(out, 2 * stride + j);
            s21.intoArray(out, 2 * stride + j + DL);
            s30.intoArray(out, 3 * stride + j);
            s31.intoArray(out, 3 * stride + j + DL);
        }
    }

    @Override
    public int topTwo(double[] values, int offset, int n, double[] top) {
        DoubleVector first = DoubleVector.broadcast(D, Double.NEGATIVE_INFINITY);
        DoubleVector second = first;
        for (int j = 0; j < n; j += DL) {
            DoubleVector v = DoubleVector.fromArray(D, values, offset + j);
            second = second.max(first.min(v));
            first = first.max(v);
        }
        double largest = first.reduceLanes(VectorOperators.MAX);
        int best = 0;
        while (best < n - 1 && values[offset + best] != largest) {
            best++;
        }
        // The runner-up is the second of the winner's lane or the first of another one.
        double next = second.reduceLanes(VectorOperators.MAX);
        boolean skipped = false;
        for (int lane = 0; lane < DL; lane++) {
            double value = first.lane(lane);
            if (value == largest && !skipped) {
                skipped = true;
            } else if (value > next) {
                next = value;
            }
        }
        top[0] = largest;
        top[1] = next;
        return best;
    }

    /**
     * exp x = 2ⁿ eʳ with |r| ≤ ½ ln 2; eʳ by its Taylor polynomial of degree 13, whose error is below 1e-17; n is added to the
     * exponent's bits.
     */
    @Override
    public void expScaled(double scale, double[] x, int offset, int n) {
        int i = offset;
        int end = offset + n;
        for (; i + DL <= end; i += DL) {
            DoubleVector v =
                    DoubleVector.fromArray(D, x, i).mul(scale).max(-708).min(709);
            DoubleVector shifted = v.mul(LOG2_E).add(ROUND);
            DoubleVector whole = shifted.sub(ROUND);
            DoubleVector r = whole.fma(DoubleVector.broadcast(D, -LN2_HIGH), v);
            r = whole.fma(DoubleVector.broadcast(D, -LN2_LOW), r);
            DoubleVector p = DoubleVector.broadcast(D, 1.0 / 6227020800.0);
            p = p.fma(r, DoubleVector.broadcast(D, 1.0 / 479001600.0));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0 / 39916800.0));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0 / 3628800.0));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0 / 362880.0));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0 / 40320.0));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0 / 5040.0));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0 / 720.0));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0 / 120.0));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0 / 24.0));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0 / 6.0));
            p = p.fma(r, DoubleVector.broadcast(D, 0.5));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0));
            p = p.fma(r, DoubleVector.broadcast(D, 1.0));
            LongVector exponent = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
            p.reinterpretAsLongs().add(exponent).reinterpretAsDoubles().intoArray(x, i);
        }
        for (; i < end; i++) {
            x[i] = Math.exp(Math.max(-708, scale * x[i]));
        }
    }
}
