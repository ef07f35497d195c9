package dev.onsite.ml.nn;

import java.util.Arrays;

/**
 * Scaled dot-product attention, softmax(QKᵀ/√d_k)·V, written out loop by loop in double precision:
 * the plain twin of the fused kernel.
 *
 * <p>Shapes: Q {@code (batch, seq_q, d_k)}, K {@code (batch, seq_k, d_k)}, V {@code (batch, seq_k,
 * d_v)}; the output is {@code (batch, seq_q, d_v)}, the weights {@code (batch, seq_q, seq_k)}.
 *
 * <p>The softmax subtracts each row's maximum first, so scores of any size neither overflow nor
 * vanish together. A masked position has weight exactly 0 and its value is never read into the sum,
 * so changing it, even to NaN, leaves the output bit-equal. <b>A row whose every position is masked
 * has all weights 0 and output 0</b> (a plain softmax over −∞ would give NaN). A NaN in a visible
 * position makes the rows that see it NaN.
 *
 * <p>Cost: O(batch · seq_q · seq_k · (d_k + d_v)) time, O(batch · seq_q · seq_k) memory for the
 * weights. Vaswani et al., Attention Is All You Need, 2017, section 3.2.1.
 */
public final class ScaledDotProductAttention {
    private ScaledDotProductAttention() {}

    /**
     * What attention returns.
     *
     * @param output (batch, seq_q, d_v)
     * @param weights (batch, seq_q, seq_k), each row sums to 1, or to 0 where all is masked
     */
    @SuppressWarnings("ArrayRecordComponent") // the arrays are the answer, handed over to the caller
    public record Result(double[][][] output, double[][][] weights) {}

    /** Derivatives of the loss by Q, K and V, each shaped as its input. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    public record Gradients(double[][][] dq, double[][][] dk, double[][][] dv) {}

    /** Attention without a mask: every query sees every key. */
    public static Result forward(double[][][] q, double[][][] k, double[][][] v) {
        return forward(q, k, v, null);
    }

    /**
     * Attention under a mask.
     *
     * @param mask (batch, seq_q, seq_k), true where the query may see the key; a first dimension of 1
     *     serves every element of the batch; null masks nothing
     * @throws IllegalArgumentException if a dimension is empty or does not fit the others
     */
    public static Result forward(double[][][] q, double[][][] k, double[][][] v, boolean[][][] mask) {
        check(q, k, v, mask);
        int batch = q.length;
        int seqQ = q[0].length;
        int seqK = k[0].length;
        int dV = v[0][0].length;
        double scale = 1 / Math.sqrt(q[0][0].length);
        double[][][] output = new double[batch][seqQ][dV];
        double[][][] weights = new double[batch][seqQ][seqK];
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < seqQ; i++) {
                boolean[] visible = row(mask, b, i);
                double[] w = weights[b][i];
                for (int j = 0; j < seqK; j++) {
                    if (visible == null || visible[j]) {
                        w[j] = scale * dot(q[b][i], k[b][j]);
                    }
                }
                softmaxInPlace(w, visible);
                for (int j = 0; j < seqK; j++) {
                    if (visible == null || visible[j]) {
                        for (int c = 0; c < dV; c++) {
                            output[b][i][c] += w[j] * v[b][j][c];
                        }
                    }
                }
            }
        }
        return new Result(output, weights);
    }

    /** Attention in which a query sees no later key: {@link #causalMask} applied. */
    public static Result causal(double[][][] q, double[][][] k, double[][][] v) {
        check(q, k, v, null);
        return forward(q, k, v, new boolean[][][] {causalMask(q[0].length, k[0].length)});
    }

    /**
     * The mask in which query i sees key j when j ≤ i + seqK − seqQ: the last query sees every key, as
     * in generation with a cache. With equal lengths that is j ≤ i. With seqQ &gt; seqK the first seqQ −
     * seqK queries see nothing.
     */
    public static boolean[][] causalMask(int seqQ, int seqK) {
        Shapes.positive("seqQ", seqQ);
        Shapes.positive("seqK", seqK);
        boolean[][] mask = new boolean[seqQ][seqK];
        for (int i = 0; i < seqQ; i++) {
            for (int j = 0; j <= Math.min(i + seqK - seqQ, seqK - 1); j++) {
                mask[i][j] = true;
            }
        }
        return mask;
    }

    /**
     * The backward pass. With P the weights, S the scaled scores and dO the derivative by the output:
     * dV = PᵀdO; dP = dO·Vᵀ; dS = P ⊙ (dP − rowsum(dP ⊙ P)), the whole softmax Jacobian and not its
     * diagonal alone; dQ = dS·K/√d_k; dK = dSᵀQ/√d_k.
     *
     * @param weights as {@link #forward} returned them; masked positions are 0 there and so get no
     *     gradient
     * @param dOutput (batch, seq_q, d_v)
     */
    public static Gradients backward(
            double[][][] q, double[][][] k, double[][][] v, double[][][] weights, double[][][] dOutput) {
        check(q, k, v, null);
        int batch = q.length;
        int seqQ = q[0].length;
        int seqK = k[0].length;
        int dK = q[0][0].length;
        int dV = v[0][0].length;
        Shapes.require(weights, "weights", batch, seqQ, seqK);
        Shapes.require(dOutput, "dOutput", batch, seqQ, dV);
        double scale = 1 / Math.sqrt(dK);
        Gradients gradients =
                new Gradients(new double[batch][seqQ][dK], new double[batch][seqK][dK], new double[batch][seqK][dV]);
        double[] dWeights = new double[seqK];
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < seqQ; i++) {
                double[] w = weights[b][i];
                double[] dO = dOutput[b][i];
                double mean = 0;
                for (int j = 0; j < seqK; j++) {
                    if (w[j] != 0) {
                        dWeights[j] = dot(dO, v[b][j]);
                        mean += w[j] * dWeights[j];
                    }
                }
                for (int j = 0; j < seqK; j++) {
                    if (w[j] == 0) {
                        continue;
                    }
                    double dScore = scale * w[j] * (dWeights[j] - mean);
                    for (int c = 0; c < dV; c++) {
                        gradients.dv[b][j][c] += w[j] * dO[c];
                    }
                    for (int c = 0; c < dK; c++) {
                        gradients.dq[b][i][c] += dScore * k[b][j][c];
                        gradients.dk[b][j][c] += dScore * q[b][i][c];
                    }
                }
            }
        }
        return gradients;
    }

    private static void softmaxInPlace(double[] scores, boolean[] visible) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < scores.length; j++) {
            if (visible == null || visible[j]) {
                max = Math.max(max, scores[j]);
            }
        }
        if (max == Double.NEGATIVE_INFINITY) {
            Arrays.fill(scores, 0);
            return;
        }
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
            if (visible == null || visible[j]) {
                scores[j] = Math.exp(scores[j] - max);
                sum += scores[j];
            }
        }
        for (int j = 0; j < scores.length; j++) {
            if (visible == null || visible[j]) {
                scores[j] /= sum;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    private static boolean[] row(boolean[][][] mask, int b, int i) {
        return mask == null ? null : mask[mask.length == 1 ? 0 : b][i];
    }

    private static void check(double[][][] q, double[][][] k, double[][][] v, boolean[][][] mask) {
        Shapes.requireFull(q, "Q", "(batch, seq_q, d_k)");
        Shapes.requireFull(k, "K", "(batch, seq_k, d_k)");
        Shapes.requireFull(v, "V", "(batch, seq_k, d_v)");
        int batch = q.length;
        int seqK = k[0].length;
        Shapes.require(q, "Q", batch, q[0].length, q[0][0].length);
        Shapes.require(k, "K", batch, seqK, q[0][0].length);
        Shapes.require(v, "V", batch, seqK, v[0][0].length);
        if (mask != null) {
            Shapes.require(mask, batch, q[0].length, seqK);
        }
    }
}
