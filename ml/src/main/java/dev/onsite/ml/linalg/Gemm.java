package dev.onsite.ml.linalg;

/**
 * General matrix product C ← α·op(A)·op(B) + β·C over row-major ranges of flat arrays, where op(X) is
 * X or Xᵀ. The SIMD twin packs blocks for the caches; the scalar twin is three loops. They answer
 * alike within rounding.
 *
 * <p>op(A) is {@code m × k}, op(B) {@code k × n}, C {@code m × n}. Element (i, j) of a stored matrix X
 * is {@code x[xOffset + i * ldx + j]}; a leading dimension is the distance between rows as stored,
 * before any transposition. C must not overlap A or B. With {@code beta = 0} C is overwritten and never
 * read, so a NaN left there does no harm; {@code k = 0} scales C by β. O(mnk) time; scratch for
 * packing is kept a thread, so that steady use allocates nothing.
 */
public interface Gemm {
    /**
     * Single precision.
     *
     * @throws IllegalArgumentException if a size is negative or a leading dimension shorter than a row
     * @throws IndexOutOfBoundsException if a range leaves its array
     */
    @SuppressWarnings("TooManyParameters") // BLAS's own signature, known to whoever calls it
    void gemm(
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
            int ldc);

    /** Double precision; otherwise as the single one. */
    @SuppressWarnings("TooManyParameters")
    void gemm(
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
            int ldc);

    /** Packs op(B) for {@link #multiplyPacked}: B {@code into.rows() × into.columns()}, or its transpose. */
    void pack(boolean transposeB, float[] b, int bOffset, int ldb, PackedMatrix into);

    /** C ← A·B + β·C for a packed B; A is {@code m × b.rows()}, C {@code m × b.columns()}. */
    void multiplyPacked(
            int m, float[] a, int aOffset, int lda, PackedMatrix b, float beta, float[] c, int cOffset, int ldc);

    /** Packs op(B) for {@link #multiplyPacked}: B {@code into.rows() × into.columns()}, or its transpose. */
    void pack(boolean transposeB, double[] b, int bOffset, int ldb, PackedMatrix into);

    /** C ← A·B + β·C for a packed B; A is {@code m × b.rows()}, C {@code m × b.columns()}. */
    void multiplyPacked(
            int m, double[] a, int aOffset, int lda, PackedMatrix b, double beta, double[] c, int cOffset, int ldc);

    /** Cᵢ ← Aᵢ·Bᵢ for {@code batch} products of one size that lie one after the other without gaps. */
    default void multiplyBatch(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        for (int i = 0; i < batch; i++) {
            gemm(
                    false,
                    false,
                    m,
                    n,
                    k,
                    1,
                    a,
                    i * m * k,
                    Math.max(k, 1),
                    b,
                    i * k * n,
                    Math.max(n, 1),
                    0,
                    c,
                    i * m * n,
                    Math.max(n, 1));
        }
    }

    /** Cᵢ ← Aᵢ·Bᵢ for {@code batch} products of one size that lie one after the other without gaps. */
    default void multiplyBatch(int batch, int m, int n, int k, double[] a, double[] b, double[] c) {
        for (int i = 0; i < batch; i++) {
            gemm(
                    false,
                    false,
                    m,
                    n,
                    k,
                    1,
                    a,
                    i * m * k,
                    Math.max(k, 1),
                    b,
                    i * k * n,
                    Math.max(n, 1),
                    0,
                    c,
                    i * m * n,
                    Math.max(n, 1));
        }
    }

    /** C ← A·B, whole row-major arrays without gaps: A {@code m × k}, B {@code k × n}. */
    default void multiply(int m, int n, int k, float[] a, float[] b, float[] c) {
        gemm(false, false, m, n, k, 1f, a, 0, Math.max(k, 1), b, 0, Math.max(n, 1), 0f, c, 0, Math.max(n, 1));
    }

    /** C ← A·B, whole row-major arrays without gaps: A {@code m × k}, B {@code k × n}. */
    default void multiply(int m, int n, int k, double[] a, double[] b, double[] c) {
        gemm(false, false, m, n, k, 1d, a, 0, Math.max(k, 1), b, 0, Math.max(n, 1), 0d, c, 0, Math.max(n, 1));
    }

    /**
     * Refuses sizes that no matrix has, and ranges outside their arrays; both twins call it first.
     *
     * @throws IllegalArgumentException if a size is negative or a leading dimension shorter than a row
     * @throws IndexOutOfBoundsException if a range leaves its array
     */
    static void check(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            int aLength,
            int aOffset,
            int lda,
            int bLength,
            int bOffset,
            int ldb,
            int cLength,
            int cOffset,
            int ldc) {
        if (m < 0 || n < 0 || k < 0) {
            throw new IllegalArgumentException("m, n and k must not be negative, got " + m + ", " + n + ", " + k);
        }
        checkRange("A", transposeA ? k : m, transposeA ? m : k, aLength, aOffset, lda);
        checkRange("B", transposeB ? n : k, transposeB ? k : n, bLength, bOffset, ldb);
        checkRange("C", m, n, cLength, cOffset, ldc);
    }

    private static void checkRange(String name, int rows, int columns, int length, int offset, int leading) {
        if (rows == 0 || columns == 0) {
            return;
        }
        if (leading < columns) {
            throw new IllegalArgumentException("the leading dimension of " + name + " must be at least " + columns
                    + " (its columns), got " + leading);
        }
        long end = offset + (rows - 1L) * leading + columns;
        if (offset < 0 || end > length) {
            throw new IndexOutOfBoundsException(name + ", " + rows + " × " + columns + " with leading dimension "
                    + leading + " from " + offset + ", needs " + end + " elements, the array has " + length);
        }
    }
}
