package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Cholesky;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.QR;
import dev.onsite.ml.linalg.Require;

/**
 * Ridge regression: minimises Σ wᵢ(yᵢ − xᵢ·w − b)² + α‖w‖² (summed, not mean, loss; b is not penalised). The smaller of
 * the two linear systems is solved by Cholesky: (XᵀX + αI)w = Xᵀy of order d, or w = Xᵀ(XXᵀ + αI)⁻¹y of order n. O(nd ·
 * min(n, d)). With α = 0 it is {@link LeastSquares}. Hoerl and Kennard 1970.
 */
public final class Ridge {
    private Ridge() {}

    /** With an intercept and equal weights. */
    public static LinearModel fit(Matrix x, double[] y, double alpha) {
        return fit(x, y, null, alpha, true);
    }

    /**
     * Fits.
     *
     * @param x n × d
     * @param y n targets
     * @param weights n weights ≥ 0, or null
     * @param alpha α ≥ 0
     * @param intercept whether to fit b
     */
    public static LinearModel fit(Matrix x, double[] y, double[] weights, double alpha, boolean intercept) {
        Require.data(x, 1);
        Require.target(y, x);
        Require.that(alpha >= 0 && Double.isFinite(alpha), "alpha must be finite and at least 0, got %s", alpha);
        Centred centred = Centred.of(x, y, Require.weights(weights, x.rows()), intercept);
        double[] w = solve(centred.x(), centred.y().values(), alpha);
        return new LinearModel(w, centred.intercept(w), 0, true, 0);
    }

    private static double[] solve(Matrix x, double[] y, double alpha) {
        if (alpha == 0) {
            return QR.of(x).solve(y);
        }
        Matrix transposed = x.transpose();
        try {
            if (x.columns() <= x.rows()) {
                return Cholesky.of(gram(transposed, alpha)).solve(transposed.times(y));
            }
            return transposed.times(Cholesky.of(gram(x, alpha)).solve(y));
        } catch (ArithmeticException nearlySingular) {
            // α is lost in the rounding of XᵀX: QR of X with √αI below it does not square the condition number.
            int n = x.rows();
            int d = x.columns();
            Matrix augmented = Matrix.zeros(n + d, d);
            System.arraycopy(x.values(), 0, augmented.values(), 0, n * d);
            for (int j = 0; j < d; j++) {
                augmented.set(n + j, j, Math.sqrt(alpha));
            }
            double[] target = new double[n + d];
            System.arraycopy(y, 0, target, 0, n);
            return QR.of(augmented).solve(target);
        }
    }

    /** AAᵀ + αI, the lower triangle. */
    private static Matrix gram(Matrix a, double alpha) {
        int m = a.rows();
        int n = a.columns();
        Matrix gram = Matrix.zeros(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double dot = Kernels.vectors().dot(a.values(), i * n, a.values(), j * n, n);
                gram.set(i, j, i == j ? dot + alpha : dot);
            }
        }
        return gram;
    }
}
