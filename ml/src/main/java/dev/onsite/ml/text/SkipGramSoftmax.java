package dev.onsite.ml.text;

import java.util.random.RandomGenerator;

/**
 * Skip-gram with the full softmax, one pair at a time: p(context | center) = softmax(W_in[center]·W_out), loss = −ln p.
 * W_in is {@code (vocabulary, d)}, W_out {@code (d, vocabulary)}. A step costs O(vocabulary · d), which is why {@link
 * Word2Vec} samples negatives instead. Mikolov et al., 2013.
 */
public final class SkipGramSoftmax {
    private final double[][] in;
    private final double[][] out;

    /** Takes the arrays as they are; the steps change them. */
    public SkipGramSoftmax(double[][] in, double[][] out) {
        if (in.length == 0 || in[0].length == 0 || out.length != in[0].length || out[0].length != in.length) {
            throw new IllegalArgumentException("W_in must be (vocabulary, d) and W_out (d, vocabulary), none empty");
        }
        this.in = in;
        this.out = out;
    }

    /** N(0, 0.01²) weights. */
    public static SkipGramSoftmax create(int vocabulary, int d, RandomGenerator random) {
        if (vocabulary < 1 || d < 1) {
            throw new IllegalArgumentException("vocabulary and d must be at least 1, got " + vocabulary + " and " + d);
        }
        double[][] in = new double[vocabulary][d];
        double[][] out = new double[d][vocabulary];
        for (double[][] weights : new double[][][] {in, out}) {
            for (double[] row : weights) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = 0.01 * random.nextGaussian();
                }
            }
        }
        return new SkipGramSoftmax(in, out);
    }

    /** p(· | center), summing to 1. */
    public double[] probabilities(int center) {
        check("center", center);
        double[] scores = new double[in.length];
        double max = Double.NEGATIVE_INFINITY;
        for (int w = 0; w < scores.length; w++) {
            for (int j = 0; j < out.length; j++) {
                scores[w] += in[center][j] * out[j][w];
            }
            max = Math.max(max, scores[w]);
        }
        double sum = 0;
        for (int w = 0; w < scores.length; w++) {
            scores[w] = Math.exp(scores[w] - max);
            sum += scores[w];
        }
        for (int w = 0; w < scores.length; w++) {
            scores[w] /= sum;
        }
        return scores;
    }

    /** −ln p(context | center). */
    public double loss(int center, int context) {
        check("context", context);
        return -Math.log(probabilities(center)[context]);
    }

    /**
     * One step of gradient descent. With e = p − onehot(context): dW_out = h·eᵀ, dW_in[center] = W_out·e, both from the
     * weights before the step.
     *
     * @return the loss before the step
     */
    public double step(int center, int context, double rate) {
        double[] error = error(center, context);
        double loss = loss(center, context);
        double[] dHidden = inputGradient(error);
        updateOut(center, error, rate);
        updateIn(center, dHidden, rate);
        return loss;
    }

    /**
     * The step with a common mistake: W_out is updated first and the gradient of W_in then taken from the new W_out, which
     * is no gradient of anything; the two differ by rate·|e|²·h, unnoticed while the rate is small.
     *
     * @return the loss before the step
     */
    public double stepInTheWrongOrder(int center, int context, double rate) {
        double[] error = error(center, context);
        double loss = loss(center, context);
        updateOut(center, error, rate);
        updateIn(center, inputGradient(error), rate);
        return loss;
    }

    private double[] error(int center, int context) {
        check("context", context);
        double[] error = probabilities(center);
        error[context] -= 1;
        return error;
    }

    private double[] inputGradient(double[] error) {
        double[] gradient = new double[out.length];
        for (int j = 0; j < out.length; j++) {
            for (int w = 0; w < error.length; w++) {
                gradient[j] += out[j][w] * error[w];
            }
        }
        return gradient;
    }

    private void updateOut(int center, double[] error, double rate) {
        for (int j = 0; j < out.length; j++) {
            for (int w = 0; w < error.length; w++) {
                out[j][w] -= rate * in[center][j] * error[w];
            }
        }
    }

    private void updateIn(int center, double[] gradient, double rate) {
        for (int j = 0; j < gradient.length; j++) {
            in[center][j] -= rate * gradient[j];
        }
    }

    private void check(String name, int word) {
        if (word < 0 || word >= in.length) {
            throw new IllegalArgumentException(name + " must be between 0 and " + (in.length - 1) + ", got " + word);
        }
    }
}
