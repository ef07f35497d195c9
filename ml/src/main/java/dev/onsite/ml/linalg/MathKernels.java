package dev.onsite.ml.linalg;

/**
 * The transcendental inner loops of neural networks over ranges of flat arrays, in a scalar and a SIMD
 * version.
 *
 * <p>Errors: the SIMD float path answers within 3·10⁻⁷ relative for {@code exp} and 3·10⁻⁷ absolute for
 * {@code sigmoid} and {@code tanh}; the double path is as exact as {@link Math}. Floats below −87.3 are
 * taken as −87.3 by the SIMD {@code exp} (1.2·10⁻³⁸, not 0), above 88.3 as 88.3: no infinities. NaN gives
 * NaN. x and y may be the same range. All are O(n) and allocate nothing.
 */
public interface MathKernels {
    /** y ← eˣ. */
    void exp(float[] x, int xOffset, float[] y, int yOffset, int n);

    /** y ← exp(αx − shift), and the sum of y: a softmax row in one pass. */
    float expAndSum(float alpha, float[] x, int xOffset, float shift, float[] y, int yOffset, int n);

    /** y ← 1 / (1 + e⁻ˣ). */
    void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n);

    /** y ← tanh x. */
    void tanh(float[] x, int xOffset, float[] y, int yOffset, int n);

    /** The largest, −∞ for none; NaN if one is NaN. */
    float max(float[] x, int xOffset, int n);

    /** Σ xᵢ. */
    float sum(float[] x, int xOffset, int n);

    /** y ← eˣ. */
    void exp(double[] x, int xOffset, double[] y, int yOffset, int n);

    /** y ← exp(αx − shift), and the sum of y: a softmax row in one pass. */
    double expAndSum(double alpha, double[] x, int xOffset, double shift, double[] y, int yOffset, int n);

    /** y ← 1 / (1 + e⁻ˣ). */
    void sigmoid(double[] x, int xOffset, double[] y, int yOffset, int n);

    /** y ← tanh x. */
    void tanh(double[] x, int xOffset, double[] y, int yOffset, int n);

    /** The largest, −∞ for none; NaN if one is NaN. */
    double max(double[] x, int xOffset, int n);

    /** Σ xᵢ. */
    double sum(double[] x, int xOffset, int n);
}
