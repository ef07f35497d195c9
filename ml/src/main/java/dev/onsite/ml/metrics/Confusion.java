package dev.onsite.ml.metrics;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The confusion matrix and what follows from it. A ratio without a denominator (no prediction, or no row, of a class) is 0. O(n)
 * to count.
 */
public final class Confusion {
    private final int[] classes;
    private final Matrix counts;

    private Confusion(int[] classes, Matrix counts) {
        this.classes = classes;
        this.counts = counts;
    }

    /** Of equally long arrays of labels. */
    public static Confusion of(int[] truth, int[] predicted) {
        return of(truth, predicted, null);
    }

    /** With a weight a row, or null. */
    public static Confusion of(int[] truth, int[] predicted, double[] weights) {
        Require.that(
                truth.length == predicted.length && truth.length > 0,
                "truth and predicted must be equally long and not empty, got %d and %d",
                truth.length,
                predicted.length);
        double[] w = Require.weights(weights, truth.length);
        int[] classes = IntStream.concat(Arrays.stream(truth), Arrays.stream(predicted))
                .sorted()
                .distinct()
                .toArray();
        Matrix counts = Matrix.zeros(classes.length, classes.length);
        for (int i = 0; i < truth.length; i++) {
            int row = Arrays.binarySearch(classes, truth[i]);
            int column = Arrays.binarySearch(classes, predicted[i]);
            counts.set(row, column, counts.get(row, column) + w[i]);
        }
        return new Confusion(classes, counts);
    }

    /** The labels, ascending: the order of rows and columns. */
    public int[] classes() {
        return classes.clone();
    }

    /** Rows are the truth, columns the predictions. */
    public Matrix counts() {
        return counts.copy();
    }

    /** The share of right predictions. */
    public double accuracy() {
        double right = 0;
        for (int k = 0; k < classes.length; k++) {
            right += counts.get(k, k);
        }
        return right / Arrays.stream(counts.values()).sum();
    }

    /** Of the rows predicted as this class, the share that are. */
    public double precision(int label) {
        int k = index(label);
        return ratio(counts.get(k, k), Arrays.stream(counts.column(k)).sum());
    }

    /** Of the rows of this class, the share predicted as such. */
    public double recall(int label) {
        int k = index(label);
        return ratio(counts.get(k, k), Arrays.stream(counts.row(k)).sum());
    }

    /**
     * The weighted harmonic mean of precision and recall, (1 + β²)PR/(β²P + R).
     *
     * @param beta how many times as much recall counts, more than 0
     */
    public double fBeta(int label, double beta) {
        Require.that(beta > 0, "beta must be more than 0, got %s", beta);
        double p = precision(label);
        double r = recall(label);
        return ratio((1 + beta * beta) * p * r, beta * beta * p + r);
    }

    /** F-beta with β = 1. */
    public double f1(int label) {
        return fBeta(label, 1);
    }

    /** The mean of F1 over the classes, all counting the same. */
    public double macroF1() {
        return Arrays.stream(classes).mapToDouble(this::f1).average().orElseThrow();
    }

    /** The mean of F1 over the classes, each counting by its rows. */
    public double weightedF1() {
        double sum = 0;
        for (int k = 0; k < classes.length; k++) {
            sum += f1(classes[k]) * Arrays.stream(counts.row(k)).sum();
        }
        return sum / Arrays.stream(counts.values()).sum();
    }

    private int index(int label) {
        int k = Arrays.binarySearch(classes, label);
        Require.that(k >= 0, "label must be one of %s, got %d", Arrays.toString(classes), label);
        return k;
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : 0;
    }
}
