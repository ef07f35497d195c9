package dev.onsite.ml.linear;

import dev.onsite.ml.Parallel;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.ml.linalg.BlockKernels;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.VectorKernels;
import java.util.Arrays;

/**
 * The weighted mean loss of logistic and softmax regression with its gradient, the parameters being [W row by row, b].
 *
 * <p>Each row is read once for both z = Wx + b and the gradient's (p − y)xᵀ, while it is in the first-level cache: half the
 * memory traffic of XW followed by Xᵀ(P − Y). Chunks of fixed size keep their own sums, joined in order.
 */
final class LogisticObjective implements Lbfgs.Objective {
    private static final int CHUNK = 2048;
    private static final int BLOCK = 64;

    private final Matrix x;
    private final int[] y;
    private final double[] weights;
    private final double total;
    private final int outputs;
    private final double l2;
    private final LogisticRegression.Options options;
    private final VectorKernels kernels = Kernels.vectors();

    LogisticObjective(
            Matrix x,
            int[] y,
            double[] weights,
            double total,
            int outputs,
            double l2,
            LogisticRegression.Options options) {
        this.x = x;
        this.y = y;
        this.weights = weights;
        this.total = total;
        this.outputs = outputs;
        this.l2 = l2;
        this.options = options;
    }

    @Override
    public double at(double[] w, double[] gradient) {
        int chunks = Parallel.chunks(x.rows(), CHUNK);
        double[][] parts = new double[chunks][w.length];
        double[] losses = new double[chunks];
        Parallel.run(chunks, options.threads(), chunk -> {
            int end = Math.min(x.rows(), (chunk + 1) * CHUNK);
            losses[chunk] = outputs == 1
                    ? binary(w, parts[chunk], chunk * CHUNK, end)
                    : softmax(w, parts[chunk], chunk * CHUNK, end);
        });
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            loss += losses[chunk];
            kernels.axpy(1 / total, parts[chunk], 0, gradient, 0, w.length);
        }
        int penalised = outputs * x.columns();
        kernels.axpy(l2, w, 0, gradient, 0, penalised);
        if (!options.intercept()) {
            Arrays.fill(gradient, penalised, w.length, 0);
        }
        return loss / total + 0.5 * l2 * kernels.dot(w, 0, w, 0, penalised);
    }

    /**
     * Blocks of rows that fit into the second-level cache: all z, all exponentials, then all gradients. Where a block's
     * weights are equal, Σ log(1 + eᵢ) is the logarithm of one product, of at most 2^64.
     */
    private double binary(double[] w, double[] gradient, int from, int to) {
        int d = x.columns();
        double loss = 0;
        double[] z = new double[BLOCK];
        double[] e = new double[BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            for (int i = 0; i < count; i++) {
                z[i] = kernels.dot(x.values(), (start + i) * d, w, 0, d) + w[d];
                e[i] = Math.abs(z[i]);
            }
            BlockKernels.chosen().expScaled(-1, e, 0, BlockKernels.padded(count));
            boolean even = true;
            double product = 1;
            for (int i = 0; i < count; i++) {
                double weight = weights[start + i];
                even &= weight == weights[start];
                product *= 1 + e[i];
                loss += weight * (Math.max(z[i], 0) - y[start + i] * z[i]);
                double p = (z[i] >= 0 ? 1 : e[i]) / (1 + e[i]);
                double residual = weight * (p - y[start + i]);
                kernels.axpy(residual, x.values(), (start + i) * d, gradient, 0, d);
                gradient[d] += residual;
            }
            if (even) {
                loss += weights[start] * Math.log(product);
            } else {
                for (int i = 0; i < count; i++) {
                    // log(1 + e), e ≤ 1, is right to 1e-16 absolutely: enough for a sum.
                    loss += weights[start + i] * Math.log(1 + e[i]);
                }
            }
        }
        return loss;
    }

    private double softmax(double[] w, double[] gradient, int from, int to) {
        int d = x.columns();
        int penalised = outputs * d;
        double loss = 0;
        double[] p = new double[outputs];
        for (int i = from; i < to; i++) {
            for (int k = 0; k < outputs; k++) {
                p[k] = kernels.dot(x.values(), i * d, w, k * d, d) + w[penalised + k];
            }
            loss += weights[i] * (Softmax.logSumExp(p) - p[y[i]]);
            Softmax.inPlace(p, 0, outputs);
            for (int k = 0; k < outputs; k++) {
                double residual = weights[i] * (p[k] - (y[i] == k ? 1 : 0));
                kernels.axpy(residual, x.values(), i * d, gradient, k * d, d);
                gradient[penalised + k] += residual;
            }
        }
        return loss;
    }
}
