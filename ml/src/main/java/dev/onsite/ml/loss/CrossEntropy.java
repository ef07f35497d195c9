package dev.onsite.ml.loss;

import dev.onsite.ml.activation.Softmax;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;

/**
 * Multi-class cross-entropy −1/n Σᵢ log pᵢ(yᵢ), from logits: pᵢ = softmax(zᵢ). Taking the logarithm inside the
 * normaliser, logSumExp(z) − z_y, keeps it finite for any finite logits.
 */
public final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * The mean loss. O(nK).
     *
     * @param logits n × K
     * @param y the class of each row, 0 … K − 1
     */
    public static double fromLogits(Matrix logits, int[] y) {
        check(logits, y);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double[] z = logits.row(i);
            sum += Softmax.logSumExp(z) - z[y[i]];
        }
        return sum / y.length;
    }

    /** The gradient of the mean with respect to the logits, n × K: (softmax(zᵢ) − onehot(yᵢ))/n. */
    public static Matrix gradient(Matrix logits, int[] y) {
        check(logits, y);
        Matrix gradient = Softmax.ofRows(logits);
        for (int i = 0; i < y.length; i++) {
            gradient.set(i, y[i], gradient.get(i, y[i]) - 1);
        }
        double[] values = gradient.values();
        for (int i = 0; i < values.length; i++) {
            values[i] /= y.length;
        }
        return gradient;
    }

    private static void check(Matrix logits, int[] y) {
        Require.target(y, logits);
        Require.data(logits, 1);
        for (int i = 0; i < y.length; i++) {
            Require.that(
                    y[i] >= 0 && y[i] < logits.columns(),
                    "y must be between 0 and %d, got %d at index %d",
                    logits.columns() - 1,
                    y[i],
                    i);
        }
    }
}
