package dev.onsite.ml.linalg;

/** The inner loop of skip-gram with negative sampling, in a scalar and a SIMD version. */
public interface SkipGramKernel {
    /**
     * One pair: for each target t, g = rate · (label − σ(in·out_t)) with label 1 for the first target and 0 for the
     * others; out_t += g·in at once, and in += Σ g·out_t (before its change) at the end.
     *
     * @param in input vectors, rows of {@code stride}
     * @param out output vectors, rows of {@code stride}
     * @param targets rows of out; the first is the true one
     * @param stride a multiple of 16, so that no row has a tail
     * @param sigmoid 1/(1 + e⁻ˣ) at −6 … 6 in {@code sigmoid.length} steps; outside, 0 or 1
     * @param sum scratch of {@code stride}
     */
    void update(
            float[] in,
            int inOffset,
            float[] out,
            int[] targets,
            int count,
            int stride,
            float rate,
            float[] sigmoid,
            float[] sum);
}
