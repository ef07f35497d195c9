package dev.onsite.ml.linalg;

/** The plain twin: three loops, the innermost along rows so that memory is read in order. */
final class ScalarGemm implements Gemm {
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
        for (int i = 0; i < m; i++) {
            int row = cOffset + i * ldc;
            for (int j = 0; j < n; j++) {
                c[row + j] = beta == 0 ? 0 : beta * c[row + j];
            }
            for (int p = 0; p < k; p++) {
                float factor = alpha * (transposeA ? a[aOffset + p * lda + i] : a[aOffset + i * lda + p]);
                int bStart = transposeB ? bOffset + p : bOffset + p * ldb;
                int bStep = transposeB ? ldb : 1;
                for (int j = 0; j < n; j++) {
                    c[row + j] += factor * b[bStart + j * bStep];
                }
            }
        }
    }

    @Override
    public void pack(boolean transposeB, float[] b, int bOffset, int ldb, PackedMatrix into) {
        int n = into.columns();
        float[] to = into.floats(into.rows() * n);
        for (int p = 0; p < into.rows(); p++) {
            for (int j = 0; j < n; j++) {
                to[p * n + j] = transposeB ? b[bOffset + j * ldb + p] : b[bOffset + p * ldb + j];
            }
        }
    }

    @Override
    public void multiplyPacked(
            int m, float[] a, int aOffset, int lda, PackedMatrix b, float beta, float[] c, int cOffset, int ldc) {
        int k = b.rows();
        int n = b.columns();
        gemm(false, false, m, n, k, 1, a, aOffset, lda, b.floats(0), 0, n, beta, c, cOffset, ldc);
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
        for (int i = 0; i < m; i++) {
            int row = cOffset + i * ldc;
            for (int j = 0; j < n; j++) {
                c[row + j] = beta == 0 ? 0 : beta * c[row + j];
            }
            for (int p = 0; p < k; p++) {
                double factor = alpha * (transposeA ? a[aOffset + p * lda + i] : a[aOffset + i * lda + p]);
                int bStart = transposeB ? bOffset + p : bOffset + p * ldb;
                int bStep = transposeB ? ldb : 1;
                for (int j = 0; j < n; j++) {
                    c[row + j] += factor * b[bStart + j * bStep];
                }
            }
        }
    }

    @Override
    public void pack(boolean transposeB, double[] b, int bOffset, int ldb, PackedMatrix into) {
        int n = into.columns();
        double[] to = into.doubles(into.rows() * n);
        for (int p = 0; p < into.rows(); p++) {
            for (int j = 0; j < n; j++) {
                to[p * n + j] = transposeB ? b[bOffset + j * ldb + p] : b[bOffset + p * ldb + j];
            }
        }
    }

    @Override
    public void multiplyPacked(
            int m, double[] a, int aOffset, int lda, PackedMatrix b, double beta, double[] c, int cOffset, int ldc) {
        int k = b.rows();
        int n = b.columns();
        gemm(false, false, m, n, k, 1, a, aOffset, lda, b.doubles(0), 0, n, beta, c, cOffset, ldc);
    }
}
