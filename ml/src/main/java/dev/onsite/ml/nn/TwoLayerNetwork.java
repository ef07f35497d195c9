package dev.onsite.ml.nn;

import java.util.random.RandomGenerator;

/**
 * Backpropagation through two layers by hand, on plain arrays: hidden = max(0, XW₁ + b₁), p = softmax(hidden·W₂ + b₂),
 * loss = mean −ln p[label]. Nothing of this package's layers is used; it is what to write on a whiteboard.
 *
 * <p>Shapes: X {@code (n, in)}, W₁ {@code (in, hidden)}, W₂ {@code (hidden, classes)}. A pass costs O(n · hidden · (in +
 * classes)). Rumelhart, Hinton and Williams, 1986.
 */
public final class TwoLayerNetwork {
    private final double[][] w1;
    private final double[] b1;
    private final double[][] w2;
    private final double[] b2;

    /**
     * Derivatives of the loss, each shaped as what it is by.
     *
     * @param loss the mean cross-entropy they are of
     */
    @SuppressWarnings("ArrayRecordComponent") // the arrays are the answer, handed over to the caller
    public record Gradients(double loss, double[][] w1, double[] b1, double[][] w2, double[] b2) {}

    /** Takes the arrays as they are; {@link #step} changes them. */
    public TwoLayerNetwork(double[][] w1, double[] b1, double[][] w2, double[] b2) {
        if (w1.length == 0 || w1[0].length != b1.length || w2.length != b1.length || w2[0].length != b2.length) {
            throw new IllegalArgumentException(
                    "W1 must be (in, hidden), b1 (hidden), W2 (hidden, classes) and b2 (classes)");
        }
        this.w1 = w1;
        this.b1 = b1;
        this.w2 = w2;
        this.b2 = b2;
    }

    /** He-normal weights, zero biases. */
    public static TwoLayerNetwork create(int in, int hidden, int classes, RandomGenerator random) {
        Shapes.positive("in", in);
        Shapes.positive("hidden", hidden);
        Shapes.positive("classes", classes);
        return new TwoLayerNetwork(
                gaussian(in, hidden, random),
                new double[hidden],
                gaussian(hidden, classes, random),
                new double[classes]);
    }

    private static double[][] gaussian(int rows, int columns, RandomGenerator random) {
        double[][] w = new double[rows][columns];
        for (double[] row : w) {
            for (int j = 0; j < columns; j++) {
                row[j] = Math.sqrt(2.0 / rows) * random.nextGaussian();
            }
        }
        return w;
    }

    /** Class probabilities, (n, classes). */
    public double[][] predict(double[][] x) {
        return softmaxRows(affine(hidden(x), w2, b2));
    }

    /**
     * The loss and its derivatives.
     *
     * @param x (n, in), n at least 1
     * @param labels n classes
     */
    public Gradients backward(double[][] x, int[] labels) {
        int n = x.length;
        if (n == 0 || labels.length != n) {
            throw new IllegalArgumentException("expected one label a row and at least one row, got " + labels.length
                    + " labels for " + n + " rows");
        }
        double[][] hidden = hidden(x);
        double[][] dLogits = softmaxRows(affine(hidden, w2, b2));
        double loss = 0;
        // dL/dlogits = (p − onehot)/n, softmax and cross-entropy together.
        for (int i = 0; i < n; i++) {
            if (labels[i] < 0 || labels[i] >= b2.length) {
                throw new IllegalArgumentException(
                        "a label must be between 0 and " + (b2.length - 1) + ", got " + labels[i]);
            }
            loss -= Math.log(dLogits[i][labels[i]]) / n;
            dLogits[i][labels[i]] -= 1;
            for (int c = 0; c < b2.length; c++) {
                dLogits[i][c] /= n;
            }
        }
        // dL/dhidden = dLogits·W₂ᵀ, and nothing passes where the ReLU was off.
        double[][] dHidden = new double[n][b1.length];
        for (int i = 0; i < n; i++) {
            for (int h = 0; h < b1.length; h++) {
                for (int c = 0; hidden[i][h] > 0 && c < b2.length; c++) {
                    dHidden[i][h] += dLogits[i][c] * w2[h][c];
                }
            }
        }
        return new Gradients(
                loss,
                transposedProduct(x, dHidden),
                columnSums(dHidden),
                transposedProduct(hidden, dLogits),
                columnSums(dLogits));
    }

    /** W ← W − lr·dW for each. */
    public void step(Gradients gradients, double learningRate) {
        descend(w1, gradients.w1(), learningRate);
        descend(w2, gradients.w2(), learningRate);
        descend(new double[][] {b1, b2}, new double[][] {gradients.b1(), gradients.b2()}, learningRate);
    }

    private static void descend(double[][] w, double[][] dw, double learningRate) {
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                w[i][j] -= learningRate * dw[i][j];
            }
        }
    }

    private double[][] hidden(double[][] x) {
        double[][] hidden = affine(x, w1, b1);
        for (double[] row : hidden) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(0, row[j]);
            }
        }
        return hidden;
    }

    private static double[][] affine(double[][] x, double[][] w, double[] b) {
        double[][] y = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            if (x[i].length != w.length) {
                throw new IllegalArgumentException(
                        "row " + i + " must have " + w.length + " columns, got " + x[i].length);
            }
            y[i] = b.clone();
            for (int k = 0; k < w.length; k++) {
                for (int j = 0; j < b.length; j++) {
                    y[i][j] += x[i][k] * w[k][j];
                }
            }
        }
        return y;
    }

    private static double[][] softmaxRows(double[][] logits) {
        for (double[] row : logits) {
            double max = Double.NEGATIVE_INFINITY;
            for (double v : row) {
                max = Math.max(max, v);
            }
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.exp(row[j] - max);
                sum += row[j];
            }
            for (int j = 0; j < row.length; j++) {
                row[j] /= sum;
            }
        }
        return logits;
    }

    /** aᵀb */
    private static double[][] transposedProduct(double[][] a, double[][] b) {
        double[][] product = new double[a[0].length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                for (int j = 0; j < b[i].length; j++) {
                    product[k][j] += a[i][k] * b[i][j];
                }
            }
        }
        return product;
    }

    private static double[] columnSums(double[][] a) {
        double[] sums = new double[a[0].length];
        for (double[] row : a) {
            for (int j = 0; j < row.length; j++) {
                sums[j] += row[j];
            }
        }
        return sums;
    }
}
