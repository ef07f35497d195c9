package dev.onsite.ml.simd;

import dev.onsite.ml.linalg.Gemm;
import dev.onsite.ml.linalg.PackedMatrix;
import java.util.Arrays;

/** SIMD twin of the scalar matrix product. */
public final class SimdGemm implements Gemm {
    private static final SimdVectorKernels VECTORS = new SimdVectorKernels();

    @Override
    public void gemm(
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
            float beta,
            float[] c,
            int cOffset,
            int ldc) {
        Gemm.check(
                transposeA,
                transposeB,
                m,
                n,
                k,
                a.length,
                aOffset,
                lda,
                b.length,
                bOffset,
                ldb,
                c.length,
                cOffset,
                ldc);
        scale(m, n, beta, c, cOffset, ldc);
        if (m == 1 && !transposeA) {
            row(transposeB, n, k, alpha, a, aOffset, b, bOffset, ldb, c, cOffset);
        } else if (m > 0 && n > 0 && k > 0 && alpha != 0) {
            FloatGemm.scratch()
                    .multiply(
                            transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc);
        }
    }

    /** One row times a matrix: nothing is used twice, so packing would double the work. */
    private static void row(
            boolean transposeB,
            int n,
            int k,
            float alpha,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            int ldb,
            float[] c,
            int cOffset) {
        if (transposeB) {
            for (int j = 0; j < n; j++) {
                c[cOffset + j] += alpha * VECTORS.dot(a, aOffset, b, bOffset + j * ldb, k);
            }
        } else {
            for (int p = 0; p < k; p++) {
                VECTORS.axpy(alpha * a[aOffset + p], b, bOffset + p * ldb, c, cOffset, n);
            }
        }
    }

    private static void scale(int m, int n, float beta, float[] c, int cOffset, int ldc) {
        if (beta == 1) {
            return;
        }
        for (int i = 0; i < m; i++) {
            int row = cOffset + i * ldc;
            if (beta == 0) {
                Arrays.fill(c, row, row + n, 0);
            } else {
                for (int j = 0; j < n; j++) {
                    c[row + j] *= beta;
                }
            }
        }
    }

    @Override
    public void pack(boolean transposeB, float[] b, int bOffset, int ldb, PackedMatrix into) {
        FloatGemm.scratch().pack(transposeB, b, bOffset, ldb, into);
    }

    @Override
    public void multiplyPacked(
            int m, float[] a, int aOffset, int lda, PackedMatrix b, float beta, float[] c, int cOffset, int ldc) {
        scale(m, b.columns(), beta, c, cOffset, ldc);
        FloatGemm.scratch().multiplyPacked(false, m, 1, a, aOffset, lda, b, c, cOffset, ldc);
    }

    @Override
    public void gemm(
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
            double beta,
            double[] c,
            int cOffset,
            int ldc) {
        Gemm.check(
                transposeA,
                transposeB,
                m,
                n,
                k,
                a.length,
                aOffset,
                lda,
                b.length,
                bOffset,
                ldb,
                c.length,
                cOffset,
                ldc);
        scale(m, n, beta, c, cOffset, ldc);
        if (m == 1 && !transposeA) {
            row(transposeB, n, k, alpha, a, aOffset, b, bOffset, ldb, c, cOffset);
        } else if (m > 0 && n > 0 && k > 0 && alpha != 0) {
            DoubleGemm.scratch()
                    .multiply(
                            transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc);
        }
    }

    /** One row times a matrix: nothing is used twice, so packing would double the work. */
    private static void row(
            boolean transposeB,
            int n,
            int k,
            double alpha,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            int ldb,
            double[] c,
            int cOffset) {
        if (transposeB) {
            for (int j = 0; j < n; j++) {
                c[cOffset + j] += alpha * VECTORS.dot(a, aOffset, b, bOffset + j * ldb, k);
            }
        } else {
            for (int p = 0; p < k; p++) {
                VECTORS.axpy(alpha * a[aOffset + p], b, bOffset + p * ldb, c, cOffset, n);
            }
        }
    }

    private static void scale(int m, int n, double beta, double[] c, int cOffset, int ldc) {
        if (beta == 1) {
            return;
        }
        for (int i = 0; i < m; i++) {
            int row = cOffset + i * ldc;
            if (beta == 0) {
                Arrays.fill(c, row, row + n, 0);
            } else {
                for (int j = 0; j < n; j++) {
                    c[row + j] *= beta;
                }
            }
        }
    }

    @Override
    public void pack(boolean transposeB, double[] b, int bOffset, int ldb, PackedMatrix into) {
        DoubleGemm.scratch().pack(transposeB, b, bOffset, ldb, into);
    }

    @Override
    public void multiplyPacked(
            int m, double[] a, int aOffset, int lda, PackedMatrix b, double beta, double[] c, int cOffset, int ldc) {
        scale(m, b.columns(), beta, c, cOffset, ldc);
        DoubleGemm.scratch().multiplyPacked(false, m, 1, a, aOffset, lda, b, c, cOffset, ldc);
    }
}
