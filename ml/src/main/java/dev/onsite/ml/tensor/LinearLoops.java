package dev.onsite.ml.tensor;

import dev.onsite.ml.linalg.PackedMatrix;

/** Products, sums and gathers. Shapes are the caller's business; only array bounds are checked. */
public interface LinearLoops {
    /** C ← α·op(A)·op(B) + β·C on ranges: see {@link dev.onsite.ml.linalg.Gemm}. */
    @SuppressWarnings("TooManyParameters")
    void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            double alpha,
            Tensor a,
            int aOffset,
            int lda,
            Tensor b,
            int bOffset,
            int ldb,
            double beta,
            Tensor c,
            int cOffset,
            int ldc);

    /** Packs the matrix b, or its transpose, for {@link #multiplyPacked}. */
    void pack(boolean transposed, Tensor b, PackedMatrix into);

    /** C ← A·B + β·C for m rows of A from aOffset and of C from cOffset: see {@link dev.onsite.ml.linalg.Gemm}. */
    void multiplyPacked(int m, Tensor a, int aOffset, PackedMatrix b, double beta, Tensor c, int cOffset);

    /** C ← A·B + β·C for whole tensors seen as {@code rows × columns}. */
    default void multiply(Tensor a, Tensor b, double beta, Tensor c) {
        gemm(
                false,
                false,
                a.rows(),
                b.columns(),
                a.columns(),
                1,
                a,
                0,
                a.columns(),
                b,
                0,
                b.columns(),
                beta,
                c,
                0,
                c.columns());
    }

    /** C ← A·Bᵀ + β·C for whole tensors seen as {@code rows × columns}. */
    default void multiplyTransposed(Tensor a, Tensor b, double beta, Tensor c) {
        gemm(
                false,
                true,
                a.rows(),
                b.rows(),
                a.columns(),
                1,
                a,
                0,
                a.columns(),
                b,
                0,
                b.columns(),
                beta,
                c,
                0,
                c.columns());
    }

    /** C ← Aᵀ·B + β·C for whole tensors seen as {@code rows × columns}. */
    default void transposedMultiply(Tensor a, Tensor b, double beta, Tensor c) {
        gemm(
                true,
                false,
                a.columns(),
                b.columns(),
                a.rows(),
                1,
                a,
                0,
                a.columns(),
                b,
                0,
                b.columns(),
                beta,
                c,
                0,
                c.columns());
    }

    /** Every row of y becomes the row {@code (columns)}. */
    void setRows(Tensor row, Tensor y);

    /** row ← row + Σ rows of y. */
    void sumRows(Tensor y, Tensor row);

    /** y ← y + αx. */
    void axpy(double alpha, Tensor x, Tensor y);

    /** y ← a + b. */
    void add(Tensor a, Tensor b, Tensor y);

    /** y ← a ⊙ b. */
    void multiplyElements(Tensor a, Tensor b, Tensor y);

    void scale(double alpha, Tensor x);

    /** Σ x², summed in double. */
    double sumOfSquares(Tensor x);

    /** Row i of out becomes row ids[i] of the table. */
    void gatherRows(Tensor table, int[] ids, Tensor out);

    /** Row ids[i] of the table gains row i of d. */
    void scatterAddRows(Tensor d, int[] ids, Tensor table);

    /**
     * Inverted dropout: y ← x / (1 − p) where a hash of (seed, index) keeps the element, else 0. The mask is
     * never stored: the backward pass asks for the same seed.
     */
    void dropout(Tensor x, double p, long seed, Tensor y);

    /** The hash of {@link #dropout}, uniform in [0, 1): the finaliser of SplitMix64. */
    static double uniform(long seed, long index) {
        long z = seed + (index + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
