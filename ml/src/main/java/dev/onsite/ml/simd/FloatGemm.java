package dev.onsite.ml.simd;

import dev.onsite.ml.linalg.PackedMatrix;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The blocked matrix product of Goto and van de Geijn (Anatomy of High-Performance Matrix
 * Multiplication, 2008), float path.
 *
 * <p>B is cut into panels of {@code KC × NR}, A into panels of {@code MR × KC}, each copied so that the
 * micro-kernel reads both in order: a panel of B stays in the first-level cache while the panels of A
 * stream past it from the second. The micro-kernel holds an {@code MR × NR} tile of C in 16 vectors. Its
 * accumulators are locals and its rows are written out: C2 stops inlining helpers that take vectors, and
 * the product falls from 140 to 18 GFLOP/s. Panels are padded with zeros, so one kernel serves every
 * size; a tile that hangs over the edge goes through a scratch tile.
 */
final class FloatGemm {
    private static final VectorSpecies<Float> S = Widths.floats();
    private static final int L = S.length();
    private static final int MR = 8;
    private static final int NR = 2 * L;
    private static final int KC = /* KC */ 256;
    private static final int MC = 128;
    private static final int NC = 2048;
    private static final ThreadLocal<FloatGemm> SCRATCH = ThreadLocal.withInitial(FloatGemm::new);

    private float[] packedA = new float[0];
    private float[] packedB = new float[0];
    private final float[] tile = new float[MR * NR];

    private FloatGemm() {}

    static FloatGemm scratch() {
        return SCRATCH.get();
    }

    /** C ← C + α·op(A)·op(B). */
    void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            float[] c,
            int cOffset,
            int ldc) {
        int nPadded = Math.min(NC, (n + NR - 1) / NR * NR);
        int mPadded = Math.min(MC, (m + MR - 1) / MR * MR);
        int depth = Math.min(KC, k);
        if (packedA.length < mPadded * depth) {
            packedA = new float[mPadded * depth];
        }
        if (packedB.length < nPadded * depth) {
            packedB = new float[nPadded * depth];
        }
        for (int jc = 0; jc < n; jc += NC) {
            int nc = Math.min(NC, n - jc);
            for (int pc = 0; pc < k; pc += KC) {
                int kc = Math.min(KC, k - pc);
                int from = transposeB ? bOffset + jc * ldb + pc : bOffset + pc * ldb + jc;
                packB(transposeB, b, from, ldb, kc, nc, packedB, 0);
                rows(transposeA, m, pc, kc, nc, alpha, a, aOffset, lda, packedB, 0, c, cOffset + jc, ldc);
            }
        }
    }

    /** All of B at once, block after block in the order in which {@link #multiplyPacked} comes by. */
    void pack(boolean transposed, float[] b, int bOffset, int ldb, PackedMatrix into) {
        int n = into.columns();
        int k = into.rows();
        float[] to = into.floats((n + NR - 1) / NR * NR * k);
        for (int jc = 0; jc < n; jc += NC) {
            int nc = Math.min(NC, n - jc);
            for (int pc = 0; pc < k; pc += KC) {
                int from = transposed ? bOffset + jc * ldb + pc : bOffset + pc * ldb + jc;
                packB(transposed, b, from, ldb, Math.min(KC, k - pc), nc, to, blockStart(jc, pc, nc, k));
            }
        }
    }

    private static int blockStart(int jc, int pc, int nc, int k) {
        return jc * k + pc * ((nc + NR - 1) / NR * NR);
    }

    /** C ← C + α·op(A)·B. */
    void multiplyPacked(
            boolean transposeA,
            int m,
            float alpha,
            float[] a,
            int aOffset,
            int lda,
            PackedMatrix b,
            float[] c,
            int cOffset,
            int ldc) {
        int n = b.columns();
        int k = b.rows();
        int size = Math.min(MC, (m + MR - 1) / MR * MR) * Math.min(KC, k);
        if (packedA.length < size) {
            packedA = new float[size];
        }
        float[] packed = b.floats(0);
        for (int jc = 0; jc < n; jc += NC) {
            int nc = Math.min(NC, n - jc);
            for (int pc = 0; pc < k; pc += KC) {
                int kc = Math.min(KC, k - pc);
                int start = blockStart(jc, pc, nc, k);
                rows(transposeA, m, pc, kc, nc, alpha, a, aOffset, lda, packed, start, c, cOffset + jc, ldc);
            }
        }
    }

    /** All rows of A against one packed block of B. */
    private void rows(
            boolean transposeA,
            int m,
            int pc,
            int kc,
            int nc,
            float alpha,
            float[] a,
            int aOffset,
            int lda,
            float[] packed,
            int bStart,
            float[] c,
            int cOffset,
            int ldc) {
        for (int ic = 0; ic < m; ic += MC) {
            int mc = Math.min(MC, m - ic);
            packA(transposeA, a, transposeA ? aOffset + pc * lda + ic : aOffset + ic * lda + pc, lda, mc, kc);
            block(mc, nc, kc, alpha, packed, bStart, c, cOffset + ic * ldc, ldc);
        }
    }

    private void block(
            int mc, int nc, int kc, float alpha, float[] packed, int bStart, float[] c, int cStart, int ldc) {
        for (int jr = 0; jr < nc; jr += NR) {
            int columns = Math.min(NR, nc - jr);
            for (int ir = 0; ir < mc; ir += MR) {
                int rows = Math.min(MR, mc - ir);
                int at = cStart + ir * ldc + jr;
                if (rows == MR && columns == NR) {
                    kernel(kc, packedA, ir * kc, packed, bStart + jr * kc, alpha, c, at, ldc);
                } else {
                    Arrays.fill(tile, 0);
                    kernel(kc, packedA, ir * kc, packed, bStart + jr * kc, alpha, tile, 0, NR);
                    addTile(rows, columns, c, at, ldc);
                }
            }
        }
    }

    private void addTile(int rows, int columns, float[] c, int at, int ldc) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                c[at + i * ldc + j] += tile[i * NR + j];
            }
        }
    }

    private static void kernel(
            int kc, float[] a, int aStart, float[] b, int bStart, float alpha, float[] c, int cStart, int ldc) {
        FloatVector s0 = FloatVector.zero(S), t0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S), t1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S), t2 = FloatVector.zero(S);
        FloatVector s3 = FloatVector.zero(S), t3 = FloatVector.zero(S);
        FloatVector s4 = FloatVector.zero(S), t4 = FloatVector.zero(S);
        FloatVector s5 = FloatVector.zero(S), t5 = FloatVector.zero(S);
        FloatVector s6 = FloatVector.zero(S), t6 = FloatVector.zero(S);
        FloatVector s7 = FloatVector.zero(S), t7 = FloatVector.zero(S);
        for (int p = 0; p < kc; p++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bStart + p * NR);
            FloatVector b1 = FloatVector.fromArray(S, b, bStart + p * NR + L);
            int at = aStart + p * MR;
            FloatVector a0 = FloatVector.broadcast(S, a[at + 0]);
            s0 = a0.fma(b0, s0);
            t0 = a0.fma(b1, t0);
            FloatVector a1 = FloatVector.broadcast(S, a[at + 1]);
            s1 = a1.fma(b0, s1);
            t1 = a1.fma(b1, t1);
            FloatVector a2 = FloatVector.broadcast(S, a[at + 2]);
            s2 = a2.fma(b0, s2);
            t2 = a2.fma(b1, t2);
            FloatVector a3 = FloatVector.broadcast(S, a[at + 3]);
            s3 = a3.fma(b0, s3);
            t3 = a3.fma(b1, t3);
            FloatVector a4 = FloatVector.broadcast(S, a[at + 4]);
            s4 = a4.fma(b0, s4);
            t4 = a4.fma(b1, t4);
            FloatVector a5 = FloatVector.broadcast(S, a[at + 5]);
            s5 = a5.fma(b0, s5);
            t5 = a5.fma(b1, t5);
            FloatVector a6 = FloatVector.broadcast(S, a[at + 6]);
            s6 = a6.fma(b0, s6);
            t6 = a6.fma(b1, t6);
            FloatVector a7 = FloatVector.broadcast(S, a[at + 7]);
            s7 = a7.fma(b0, s7);
            t7 = a7.fma(b1, t7);
        }
        FloatVector factor = FloatVector.broadcast(S, alpha);
        s0.fma(factor, FloatVector.fromArray(S, c, cStart + 0 * ldc)).intoArray(c, cStart + 0 * ldc);
        t0.fma(factor, FloatVector.fromArray(S, c, cStart + 0 * ldc + L)).intoArray(c, cStart + 0 * ldc + L);
        s1.fma(factor, FloatVector.fromArray(S, c, cStart + 1 * ldc)).intoArray(c, cStart + 1 * ldc);
        t1.fma(factor, FloatVector.fromArray(S, c, cStart + 1 * ldc + L)).intoArray(c, cStart + 1 * ldc + L);
        s2.fma(factor, FloatVector.fromArray(S, c, cStart + 2 * ldc)).intoArray(c, cStart + 2 * ldc);
        t2.fma(factor, FloatVector.fromArray(S, c, cStart + 2 * ldc + L)).intoArray(c, cStart + 2 * ldc + L);
        s3.fma(factor, FloatVector.fromArray(S, c, cStart + 3 * ldc)).intoArray(c, cStart + 3 * ldc);
        t3.fma(factor, FloatVector.fromArray(S, c, cStart + 3 * ldc + L)).intoArray(c, cStart + 3 * ldc + L);
        s4.fma(factor, FloatVector.fromArray(S, c, cStart + 4 * ldc)).intoArray(c, cStart + 4 * ldc);
        t4.fma(factor, FloatVector.fromArray(S, c, cStart + 4 * ldc + L)).intoArray(c, cStart + 4 * ldc + L);
        s5.fma(factor, FloatVector.fromArray(S, c, cStart + 5 * ldc)).intoArray(c, cStart + 5 * ldc);
        t5.fma(factor, FloatVector.fromArray(S, c, cStart + 5 * ldc + L)).intoArray(c, cStart + 5 * ldc + L);
        s6.fma(factor, FloatVector.fromArray(S, c, cStart + 6 * ldc)).intoArray(c, cStart + 6 * ldc);
        t6.fma(factor, FloatVector.fromArray(S, c, cStart + 6 * ldc + L)).intoArray(c, cStart + 6 * ldc + L);
        s7.fma(factor, FloatVector.fromArray(S, c, cStart + 7 * ldc)).intoArray(c, cStart + 7 * ldc);
        t7.fma(factor, FloatVector.fromArray(S, c, cStart + 7 * ldc + L)).intoArray(c, cStart + 7 * ldc + L);
    }

    /** Panels of NR columns, each kc rows of NR, zeros beyond the last column. */
    private static void packB(
            boolean transposed, float[] b, int start, int ldb, int kc, int nc, float[] packed, int pStart) {
        for (int j = 0; j < nc; j += NR) {
            int columns = Math.min(NR, nc - j);
            int to = pStart + j * kc;
            if (columns < NR) {
                Arrays.fill(packed, to, to + kc * NR, 0);
            }
            if (transposed) {
                for (int q = 0; q < columns; q++) {
                    int from = start + (j + q) * ldb;
                    for (int p = 0; p < kc; p++) {
                        packed[to + p * NR + q] = b[from + p];
                    }
                }
            } else {
                for (int p = 0; p < kc; p++) {
                    System.arraycopy(b, start + p * ldb + j, packed, to + p * NR, columns);
                }
            }
        }
    }

    /** Panels of MR rows, each kc columns of MR, zeros beyond the last row. */
    private void packA(boolean transposed, float[] a, int start, int lda, int mc, int kc) {
        for (int i = 0; i < mc; i += MR) {
            int rows = Math.min(MR, mc - i);
            int to = i * kc;
            if (rows < MR) {
                Arrays.fill(packedA, to, to + kc * MR, 0);
            }
            if (transposed) {
                for (int p = 0; p < kc; p++) {
                    System.arraycopy(a, start + p * lda + i, packedA, to + p * MR, rows);
                }
            } else {
                for (int q = 0; q < rows; q++) {
                    int from = start + (i + q) * lda;
                    for (int p = 0; p < kc; p++) {
                        packedA[to + p * MR + q] = a[from + p];
                    }
                }
            }
        }
    }
}
