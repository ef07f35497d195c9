package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.loss.Loss;

/**
 * Linear regression by stochastic gradients: minimises the weighted mean of the loss + ½λ₂‖w‖² + λ₁‖w‖₁, one row a step,
 * O(d). For data that passes by once, or too large for a closed form. Columns should be standardised.
 * L1 pulls weights to zero, but the last rows' noise may leave them a little off it: {@link ElasticNet} gives exact zeros.
 */
public final class SgdRegressor {
    private SgdRegressor() {}

    /**
     * Fits.
     *
     * @param x n × d
     * @param y n targets
     * @param weights n weights ≥ 0, or null
     * @param loss such as {@link Loss#squared()} or {@link Loss#huber(double)}
     * @throws ArithmeticException if the steps diverge
     */
    public static LinearModel fit(Matrix x, double[] y, double[] weights, Loss loss, SgdOptions options) {
        Require.data(x, 1);
        Require.target(y, x);
        return SgdSolver.solve(x, y, Require.weights(weights, x.rows()), loss, options);
    }
}
