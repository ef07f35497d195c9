package dev.onsite.ml.linalg;

/**
 * A = LLᵀ of a symmetric positive definite matrix, L lower triangular. n³/3 operations; Golub and Van Loan, Matrix
 * Computations, 4th ed., §4.2.
 */
public final class Cholesky {
    private final Matrix lower;

    private Cholesky(Matrix lower) {
        this.lower = lower;
    }

    /**
     * Factors A; only its lower triangle is read.
     *
     * @throws ArithmeticException if A is not positive definite (to rounding): add to its diagonal
     */
    public static Cholesky of(Matrix a) {
        Require.that(a.rows() == a.columns(), "a must be square, got %d × %d", a.rows(), a.columns());
        int n = a.rows();
        VectorKernels kernels = Kernels.vectors();
        Matrix lower = Matrix.zeros(n, n);
        double[] l = lower.values();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = a.get(i, j) - kernels.dot(l, i * n, l, j * n, j);
                if (i > j) {
                    l[i * n + j] = rest / l[j * n + j];
                } else if (rest > Math.abs(a.get(i, i)) * 1e-15 && rest < Double.POSITIVE_INFINITY) {
                    l[i * n + i] = Math.sqrt(rest);
                } else {
                    throw new ArithmeticException("the matrix is not positive definite: pivot " + i + " is " + rest
                            + "; add a multiple of the identity");
                }
            }
        }
        return new Cholesky(lower);
    }

    /** L. */
    public Matrix lower() {
        return lower.copy();
    }

    /** The x of Ax = b, O(n²). */
    public double[] solve(double[] b) {
        int n = lower.rows();
        double[] x = solveLower(b);
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= lower.get(i, i);
            for (int j = 0; j < i; j++) {
                x[j] -= x[i] * lower.get(i, j);
            }
        }
        return x;
    }

    /** The z of Lz = b: ‖z‖² is bᵀA⁻¹b. O(n²). */
    public double[] solveLower(double[] b) {
        int n = lower.rows();
        Require.that(b.length == n, "b must have %d values, got %d", n, b.length);
        double[] z = b.clone();
        for (int i = 0; i < n; i++) {
            z[i] = (z[i] - Kernels.vectors().dot(lower.values(), i * n, z, 0, i)) / lower.get(i, i);
        }
        return z;
    }

    /** log det A, which does not overflow where the determinant does. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.rows(); i++) {
            sum += Math.log(lower.get(i, i));
        }
        return 2 * sum;
    }
}
