package dev.onsite.ml.simd;

import dev.onsite.ml.linalg.PackedMatrix;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The blocked matrix product of Goto and van de Geijn (Anatomy of High-Performance Matrix
 * Multiplication, 2008), double path.
 *
 * <p>B is cut into panels of {@code KC × NR}, A into panels of {@code MR × KC}, each copied so that the
 * micro-kernel reads both in order: a panel of B stays in the first-level cache while the panels of A
 * stream past it from the second. The micro-kernel holds an {@code MR × NR} tile of C in 16 vectors. Its
 * accumulators are locals and its rows are written out: C2 stops inlining helpers that take vectors, and
 * the product falls from 140 to 18 GFLOP/s. Panels are padded with zeros, so one kernel serves every
 * size; a tile that hangs over the edge goes through a scratch tile.
 */
final class DoubleGemm {
    private static final VectorSpecies<Double> S = Widths.doubles();
    private static final int L = S.length();
    private static final int MR = 8;
    private static final int NR = 2 * L;
    private static final int KC = /* KC */ 256;
    private static final int MC = 128;
    private static final int NC = 2048;
    private static final ThreadLocal<DoubleGemm> SCRATCH = ThreadLocal.withInitial(DoubleGemm::new);

    private double[] packedA = new double[0];
    private double[] packedB = new double[0];
    private final double[] tile = new double[MR * NR];

    private DoubleGemm() {}

    static DoubleGemm scratch() {
        return SCRATCH.get();
    }

    /** C ← C + α·op(A)·op(B). */
    void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            double alpha,
            double[] a,
            int aOffset,
            int lda,
            double[] b,
            int bOffset,
            int ldb,
            double[] c,
            int cOffset,
            int ldc) {
        int nPadded = Math.min(NC, (n + NR - 1) / NR * NR);
        int mPadded = Math.min(MC, (m + MR - 1) / MR * MR);
        int depth = Math.min(KC, k);
        if (packedA.length < mPadded * depth) {
            packedA = new double[mPadded * depth];
        }
        if (packedB.length < nPadded * depth) {
            packedB = new double[nPadded * depth];
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
    void pack(boolean transposed, double[] b, int bOffset, int ldb, PackedMatrix into) {
        int n = into.columns();
        int k = into.rows();
        double[] to = into.doubles((n + NR - 1) / NR * NR * k);
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
            double alpha,
            double[] a,
            int aOffset,
            int lda,
            PackedMatrix b,
            double[] c,
            int cOffset,
            int ldc) {
        int n = b.columns();
        int k = b.rows();
        int size = Math.min(MC, (m + MR - 1) / MR * MR) * Math.min(KC, k);
        if (packedA.length < size) {
            packedA = new double[size];
        }
        double[] packed = b.doubles(0);
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
            double alpha,
            double[] a,
            int aOffset,
            int lda,
            double[] packed,
            int bStart,
            double[] c,
            int cOffset,
            int ldc) {
        for (int ic = 0; ic < m; ic += MC) {
            int mc = Math.min(MC, m - ic);
            packA(transposeA, a, transposeA ? aOffset + pc * lda + ic : aOffset + ic * lda + pc, lda, mc, kc);
            block(mc, nc, kc, alpha, packed, bStart, c, cOffset + ic * ldc, ldc);
        }
    }

    private void block(
            int mc, int nc, int kc, double alpha, double[] packed, int bStart, double[] c, int cStart, int ldc) {
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

    private void addTile(int rows, int columns, double[] c, int at, int ldc) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                c[at + i * ldc + j] += tile[i * NR + j];
            }
        }
    }

    private static void kernel(
            int kc, double[] a, int aStart, double[] b, int bStart, double alpha, double[] c, int cStart, int ldc) {
        DoubleVector s0 = DoubleVector.zero(S), t0 = DoubleVector.zero(S);
        DoubleVector s1 = DoubleVector.zero(S), t1 = DoubleVector.zero(S);
        DoubleVector s2 = DoubleVector.zero(S), t2 = DoubleVector.zero(S);
        DoubleVector s3 = DoubleVector.zero(S), t3 = DoubleVector.zero(S);
        DoubleVector s4 = DoubleVector.zero(S), t4 = DoubleVector.zero(S);
        DoubleVector s5 = DoubleVector.zero(S), t5 = DoubleVector.zero(S);
        DoubleVector s6 = DoubleVector.zero(S), t6 = DoubleVector.zero(S);
        DoubleVector s7 = DoubleVector.zero(S), t7 = DoubleVector.zero(S);
        for (int p = 0; p < kc; p++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, bStart + p * NR);
            DoubleVector b1 = DoubleVector.fromArray(S, b, bStart + p * NR + L);
            int at = aStart + p * MR;
            DoubleVector a0 = DoubleVector.broadcast(S, a[at + 0]);
            s0 = a0.fma(b0, s0);
            t0 = a0.fma(b1, t0);
            DoubleVector a1 = DoubleVector.broadcast(S, a[at + 1]);
            s1 = a1.fma(b0, s1);
            t1 = a1.fma(b1, t1);
            DoubleVector a2 = DoubleVector.broadcast(S, a[at + 2]);
            s2 = a2.fma(b0, s2);
            t2 = a2.fma(b1, t2);
            DoubleVector a3 = DoubleVector.broadcast(S, a[at + 3]);
            s3 = a3.fma(b0, s3);
            t3 = a3.fma(b1, t3);
            DoubleVector a4 = DoubleVector.broadcast(S, a[at + 4]);
            s4 = a4.fma(b0, s4);
            t4 = a4.fma(b1, t4);
            DoubleVector a5 = DoubleVector.broadcast(S, a[at + 5]);
            s5 = a5.fma(b0, s5);
            t5 = a5.fma(b1, t5);
            DoubleVector a6 = DoubleVector.broadcast(S, a[at + 6]);
            s6 = a6.fma(b0, s6);
            t6 = a6.fma(b1, t6);
            DoubleVector a7 = DoubleVector.broadcast(S, a[at + 7]);
            s7 = a7.fma(b0, s7);
            t7 = a7.fma(b1, t7);
        }
        DoubleVector factor = DoubleVector.broadcast(S, alpha);
        s0.fma(factor, DoubleVector.fromArray(S, c, cStart + 0 * ldc)).intoArray(c, cStart + 0 * ldc);
        t0.fma(factor, DoubleVector.fromArray(S, c, cStart + 0 * ldc + L)).intoArray(c, cStart + 0 * ldc + L);
        s1.fma(factor, DoubleVector.fromArray(S, c, cStart + 1 * ldc)).intoArray(c, cStart + 1 * ldc);
        t1.fma(factor, DoubleVector.fromArray(S, c, cStart + 1 * ldc + L)).intoArray(c, cStart + 1 * ldc + L);
        s2.fma(factor, DoubleVector.fromArray(S, c, cStart + 2 * ldc)).intoArray(c, cStart + 2 * ldc);
        t2.fma(factor, DoubleVector.fromArray(S, c, cStart + 2 * ldc + L)).intoArray(c, cStart + 2 * ldc + L);
        s3.fma(factor, DoubleVector.fromArray(S, c, cStart + 3 * ldc)).intoArray(c, cStart + 3 * ldc);
        t3.fma(factor, DoubleVector.fromArray(S, c, cStart + 3 * ldc + L)).intoArray(c, cStart + 3 * ldc + L);
        s4.fma(factor, DoubleVector.fromArray(S, c, cStart + 4 * ldc)).intoArray(c, cStart + 4 * ldc);
        t4.fma(factor, DoubleVector.fromArray(S, c, cStart + 4 * ldc + L)).intoArray(c, cStart + 4 * ldc + L);
        s5.fma(factor, DoubleVector.fromArray(S, c, cStart + 5 * ldc)).intoArray(c, cStart + 5 * ldc);
        t5.fma(factor, DoubleVector.fromArray(S, c, cStart + 5 * ldc + L)).intoArray(c, cStart + 5 * ldc + L);
        s6.fma(factor, DoubleVector.fromArray(S, c, cStart + 6 * ldc)).intoArray(c, cStart + 6 * ldc);
        t6.fma(factor, DoubleVector.fromArray(S, c, cStart + 6 * ldc + L)).intoArray(c, cStart + 6 * ldc + L);
        s7.fma(factor, DoubleVector.fromArray(S, c, cStart + 7 * ldc)).intoArray(c, cStart + 7 * ldc);
        t7.fma(factor, DoubleVector.fromArray(S, c, cStart + 7 * ldc + L)).intoArray(c, cStart + 7 * ldc + L);
    }

    /** Panels of NR columns, each kc rows of NR, zeros beyond the last column. */
    private static void packB(
            boolean transposed, double[] b, int start, int ldb, int kc, int nc, double[] packed, int pStart) {
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
    private void packA(boolean transposed, double[] a, int start, int lda, int mc, int kc) {
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
