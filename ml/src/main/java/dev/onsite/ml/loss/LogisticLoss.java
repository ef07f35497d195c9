package dev.onsite.ml.loss;

import dev.onsite.ml.activation.Activation;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;

/**
 * The loss of logistic regression and its gradient, plainly:
 *
 * <pre>
 *   L(w, b) = 1/n Σᵢ [softplus(zᵢ) − yᵢzᵢ],   zᵢ = xᵢ·w + b,   yᵢ ∈ {0, 1}
 *   ∂L/∂w = 1/n Xᵀ(σ(z) − y),   ∂L/∂b = 1/n Σᵢ (σ(zᵢ) − yᵢ)
 * </pre>
 *
 * <p>softplus(z) − yz is −y log σ(z) − (1 − y) log(1 − σ(z)) without the logarithm of a rounded-off probability: finite
 * for every finite z. O(nd).
 *
 * @param loss the mean loss
 * @param gradient ∂L/∂w, d values
 * @param biasGradient ∂L/∂b
 */
@SuppressWarnings("ArrayRecordComponent") // a fresh array, the caller's own
public record LogisticLoss(double loss, double[] gradient, double biasGradient) {
    /**
     * The loss and its gradient.
     *
     * @param x n × d
     * @param y n targets in [0, 1]
     * @param weights d
     * @param bias b
     * @throws IllegalArgumentException if shapes differ, x is empty or a target lies outside [0, 1]
     */
    public static LogisticLoss of(Matrix x, double[] y, double[] weights, double bias) {
        Require.data(x, 1);
        Require.target(y, x);
        Require.that(weights.length == x.columns(), "weights must have %d values, got %d", x.columns(), weights.length);
        int n = x.rows();
        int d = x.columns();
        double loss = 0;
        double[] gradient = new double[d];
        double biasGradient = 0;
        for (int i = 0; i < n; i++) {
            Require.that(y[i] >= 0 && y[i] <= 1, "y must be in [0, 1], got %s at index %d", y[i], i);
            double z = bias;
            for (int j = 0; j < d; j++) {
                z += x.get(i, j) * weights[j];
            }
            loss += Activation.softplus(z) - y[i] * z;
            double residual = Activation.sigmoid(z) - y[i];
            for (int j = 0; j < d; j++) {
                gradient[j] += residual * x.get(i, j);
            }
            biasGradient += residual;
        }
        for (int j = 0; j < d; j++) {
            gradient[j] /= n;
        }
        return new LogisticLoss(loss / n, gradient, biasGradient / n);
    }
}
