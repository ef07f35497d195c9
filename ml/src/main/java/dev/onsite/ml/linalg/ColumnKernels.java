package dev.onsite.ml.linalg;

/**
 * Loops of normalisation over {@code rows × d} matrices with one number a column, in a scalar and a SIMD version: C2 does
 * not turn such nested loops into vectors (256 × 1024, JDK 17: sums of columns 197 µs, a plain elementwise loop over as many
 * elements 43). Row-major without gaps; nothing is checked beyond the array bounds.
 */
public interface ColumnKernels {
    /** sum[j] += Σᵢ x[i][j]. */
    void addRows(float[] x, int rows, int d, float[] sum);

    /** sum[j] += Σᵢ (x[i][j] − mean[j])². */
    void addSquaredDeviations(float[] x, int rows, int d, float[] mean, float[] sum);

    /** y[i][j] ← (x[i][j] − mean[j]) · scale[j] + shift[j]. */
    void normalise(float[] x, int rows, int d, float[] mean, float[] scale, float[] shift, float[] y);

    /** sum[j] += Σᵢ dy[i][j], and sum[d + j] += Σᵢ dy[i][j] · (x[i][j] − mean[j]). */
    void addProducts(float[] x, float[] dy, int rows, int d, float[] mean, float[] sum);

    /** dx[i][j] ← scale[j] · (dy[i][j] − sum[j] − (x[i][j] − mean[j]) · sum[d + j]). */
    void differentiate(float[] x, float[] dy, int rows, int d, float[] mean, float[] scale, float[] sum, float[] dx);

    /** sum[j] += Σᵢ x[i][j]. */
    void addRows(double[] x, int rows, int d, double[] sum);

    /** sum[j] += Σᵢ (x[i][j] − mean[j])². */
    void addSquaredDeviations(double[] x, int rows, int d, double[] mean, double[] sum);

    /** y[i][j] ← (x[i][j] − mean[j]) · scale[j] + shift[j]. */
    void normalise(double[] x, int rows, int d, double[] mean, double[] scale, double[] shift, double[] y);

    /** sum[j] += Σᵢ dy[i][j], and sum[d + j] += Σᵢ dy[i][j] · (x[i][j] − mean[j]). */
    void addProducts(double[] x, double[] dy, int rows, int d, double[] mean, double[] sum);

    /** dx[i][j] ← scale[j] · (dy[i][j] − sum[j] − (x[i][j] − mean[j]) · sum[d + j]). */
    void differentiate(
            double[] x, double[] dy, int rows, int d, double[] mean, double[] scale, double[] sum, double[] dx);
}
