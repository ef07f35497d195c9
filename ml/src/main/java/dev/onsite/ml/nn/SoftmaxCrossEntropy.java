package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;

/**
 * The mean over rows of −ln softmax(logits)[target]; its derivative by the logits is (softmax − onehot) / rows.
 * Computed as ln Σ exp(x − max) + max − x[target], which neither overflows nor takes the logarithm of 0. A
 * negative target leaves its row out (padding).
 */
public final class SoftmaxCrossEntropy {
    private SoftmaxCrossEntropy() {}

    /**
     * The loss; 0 when every row is left out.
     *
     * @param logits (…, classes)
     * @param targets one class a row, negative for none
     * @throws IllegalArgumentException if there is not one target a row or one is no class
     */
    public static double forward(Tensor logits, int[] targets, Cache cache) {
        if (targets.length != logits.rows()) {
            throw new IllegalArgumentException(
                    "expected one target a row, " + logits.rows() + ", got " + targets.length);
        }
        for (int target : targets) {
            if (target >= logits.columns()) {
                throw new IllegalArgumentException(
                        "a target must be below " + logits.columns() + " (the number of classes), got " + target);
            }
        }
        Tensor dLogits = cache.slotLike(0, logits);
        return logits.precision().functions().crossEntropy(logits, targets, dLogits);
    }

    /** The derivative of the loss by the logits. */
    public static Tensor backward(Cache cache) {
        return cache.kept(0);
    }
}
