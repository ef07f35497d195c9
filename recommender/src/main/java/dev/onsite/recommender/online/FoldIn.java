package dev.onsite.recommender.online;

import dev.onsite.ml.linalg.Cholesky;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.VectorKernels;
import dev.onsite.recommender.model.ServingModel;

/**
 * Moves a user's vector by what is new of the user, as one step of implicit ALS would that takes the vector at hand for
 * its prior: minimises {@code |x − x₀|²/σ² + Σᵢ wᵢ (1 − x·yᵢ)²} over the k new items, whose solution is
 *
 * <pre>x = x₀ + Yᵀ (W⁻¹/σ² + Y Yᵀ)⁻¹ (t − Y x₀)</pre>
 *
 * with Y the k × d items, W their weights on the diagonal and t the target, 1 or, for what the user disliked, 0. (The
 * Woodbury identity makes it k × k instead of d × d.) O(k² d + k³), k at most 32.
 */
public final class FoldIn {
    private static final VectorKernels KERNELS = Kernels.vectors();
    /** The variance of the prior: how far one click moves a vector of about unit length. */
    private static final double PRIOR = 0.5;

    private static final int MOST = 32;

    private FoldIn() {}

    /**
     * Moves the vector in place.
     *
     * @param vector x₀, zero for a user without history; x afterwards
     */
    public static void apply(ServingModel model, UserState state, float[] vector) {
        int k = Math.min(MOST, state.size());
        if (k == 0) {
            return;
        }
        int d = model.dimension();
        int from = state.size() - k;
        float[][] items = new float[k][d];
        double[][] gram = new double[k][k];
        double[] rest = new double[k];
        for (int i = 0; i < k; i++) {
            if (state.item(from + i) < model.items()) {
                model.itemVector(state.item(from + i), items[i]);
            }
            float weight = state.weight(from + i);
            for (int j = 0; j <= i; j++) {
                double dot = KERNELS.dot(items[i], 0, items[j], 0, d);
                gram[i][j] = dot;
                gram[j][i] = dot;
            }
            gram[i][i] += 1 / (PRIOR * Math.max(0.1, Math.abs(weight)));
            double target = weight > 0 ? 1 : 0;
            rest[i] = target - KERNELS.dot(items[i], 0, vector, 0, d);
        }
        double[] step = Cholesky.of(Matrix.of(gram)).solve(rest);
        for (int i = 0; i < k; i++) {
            KERNELS.axpy((float) step[i], items[i], 0, vector, 0, d);
        }
    }
}
