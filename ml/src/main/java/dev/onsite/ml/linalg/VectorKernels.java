package dev.onsite.ml.linalg;

/**
 * Inner loops over ranges of flat arrays, in a scalar and a SIMD version that answer alike within
 * rounding: sums are taken in another order, so results differ by at most a few units in the last
 * place times {@code n}.
 *
 * <p>Ranges are {@code [offset, offset + n)}; {@code n = 0} gives 0. Nothing is checked beyond the
 * array bounds: these are the innermost loops, and their callers have validated the shapes. All are
 * O(n) and allocate nothing.
 */
public interface VectorKernels {
    /** Inner product Σ aᵢbᵢ. */
    float dot(float[] a, int aOffset, float[] b, int bOffset, int n);

    /** Squared Euclidean distance Σ (aᵢ − bᵢ)². */
    float squaredL2(float[] a, int aOffset, float[] b, int bOffset, int n);

    /** y ← y + αx. */
    void axpy(float alpha, float[] x, int xOffset, float[] y, int yOffset, int n);

    /** Inner product Σ aᵢbᵢ. */
    double dot(double[] a, int aOffset, double[] b, int bOffset, int n);

    /** Squared Euclidean distance Σ (aᵢ − bᵢ)². */
    double squaredL2(double[] a, int aOffset, double[] b, int bOffset, int n);

    /** y ← y + αx. */
    void axpy(double alpha, double[] x, int xOffset, double[] y, int yOffset, int n);
}
