package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.QR;
import dev.onsite.ml.linalg.Require;

/**
 * Ordinary least squares in closed form: minimises Σ wᵢ(yᵢ − xᵢ·w − b)² by QR with column pivoting, which squares no
 * condition number as the normal equations XᵀXw = Xᵀy do. O(nd²), as the card says; O(nd) memory. Dependent (or constant)
 * columns beyond the rank get coefficient 0.
 */
public final class LeastSquares {
    private LeastSquares() {}

    /** With an intercept and equal weights. */
    public static LinearModel fit(Matrix x, double[] y) {
        return fit(x, y, null, true);
    }

    /**
     * Fits.
     *
     * @param x n × d
     * @param y n targets
     * @param weights n weights ≥ 0, or null
     * @param intercept whether to fit b
     */
    public static LinearModel fit(Matrix x, double[] y, double[] weights, boolean intercept) {
        Require.data(x, 1);
        Require.target(y, x);
        Centred centred = Centred.of(x, y, Require.weights(weights, x.rows()), intercept);
        double[] w = QR.of(centred.x()).solve(centred.y().values());
        return new LinearModel(w, centred.intercept(w), 0, true, 0);
    }
}
