package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;

/**
 * Least squares with an unpenalised intercept is least squares without one on centred data: b = ȳ − x̄·w. Rows are then
 * scaled by √wᵢ, which turns weights into lengths.
 */
record Centred(Matrix x, Matrix y, Matrix means, double targetMean) {
    static Centred of(Matrix x, double[] y, double[] weights, boolean intercept) {
        int n = x.rows();
        int d = x.columns();
        double[] means = new double[d];
        double targetMean = 0;
        if (intercept) {
            double total = 0;
            for (int i = 0; i < n; i++) {
                Kernels.vectors().axpy(weights[i], x.values(), i * d, means, 0, d);
                targetMean += weights[i] * y[i];
                total += weights[i];
            }
            for (int j = 0; j < d; j++) {
                means[j] /= total;
            }
            targetMean /= total;
        }
        Matrix centred = x.copy();
        double[] target = new double[n];
        for (int i = 0; i < n; i++) {
            double scale = Math.sqrt(weights[i]);
            for (int j = 0; j < d; j++) {
                centred.values()[i * d + j] = scale * (x.values()[i * d + j] - means[j]);
            }
            target[i] = scale * (y[i] - targetMean);
        }
        return new Centred(centred, Matrix.wrap(target, n, 1), Matrix.wrap(means, d, 1), targetMean);
    }

    double intercept(double[] coefficients) {
        return targetMean - Kernels.vectors().dot(means.values(), 0, coefficients, 0, coefficients.length);
    }
}
