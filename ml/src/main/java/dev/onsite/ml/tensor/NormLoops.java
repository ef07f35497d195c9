package dev.onsite.ml.tensor;

/** Batch and layer normalisation, forward and backward. */
public interface NormLoops {
    /**
     * Mean and biased variance of every column of x {@code (n, d)}, in two passes: Σ(x − mean)² does not cancel as
     * Σx² − n·mean² does.
     */
    void columnMoments(Tensor x, Tensor mean, Tensor variance);

    /** y ← (x − mean) · (γ · invStd) + β a column; scale {@code (d)} is scratch. */
    void normaliseColumns(Tensor x, Tensor mean, Tensor invStd, Tensor gamma, Tensor beta, Tensor y, Tensor scale);

    /**
     * dβ += Σ dy; dγ += Σ dy ⊙ x̂; and with statistics of the batch dx = γ·invStd/n · (n·dy − Σdy − x̂·Σ(dy ⊙ x̂)), since
     * mean and variance depend on x as well; with fixed ones dx = γ·invStd·dy.
     *
     * @param sums scratch, {@code (2, d)}
     * @param scale scratch, {@code (d)}
     */
    void batchNormBackward(
            Tensor x,
            Tensor mean,
            Tensor invStd,
            Tensor gamma,
            boolean batchStatistics,
            Tensor dy,
            Tensor dx,
            Tensor dGamma,
            Tensor dBeta,
            Tensor sums,
            Tensor scale);

    /** y ← γ(x − mean)/√(variance + ε) + β along each row; the statistics of row i go to mean[i] and invStd[i]. */
    void layerNorm(Tensor x, Tensor gamma, Tensor beta, double epsilon, Tensor mean, Tensor invStd, Tensor y);

    /** The backward pass of {@link #layerNorm}; dγ and dβ are added to. */
    void layerNormBackward(
            Tensor x, Tensor gamma, Tensor mean, Tensor invStd, Tensor dy, Tensor dx, Tensor dGamma, Tensor dBeta);
}
