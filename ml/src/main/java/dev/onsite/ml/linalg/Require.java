package dev.onsite.ml.linalg;

import java.util.Arrays;
import java.util.Locale;

/**
 * The one place that checks arguments. Every message says what was wrong, what was expected and, where it is not plain,
 * what to do.
 */
public final class Require {
    private Require() {}

    /** Throws {@link IllegalArgumentException} with the formatted message unless the condition holds. */
    public static void that(boolean condition, String template, Object... args) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, template, args));
        }
    }

    /** {@code x} has at least {@code minimum} rows, one column, and no NaN or infinity. O(nd). */
    public static void data(Matrix x, int minimum) {
        that(x != null, "x must be a matrix, got null");
        that(
                x.rows() >= minimum && x.columns() >= 1,
                "x must have at least %d row(s) and 1 column, got %d × %d",
                minimum,
                x.rows(),
                x.columns());
        finite(x);
    }

    /** {@code x} has no NaN or infinity. O(nd). */
    public static void finite(Matrix x) {
        double[] values = x.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("x must be finite, got " + values[i] + " at row " + i / x.columns()
                        + ", column " + i % x.columns() + ": impute it or drop the row");
            }
        }
    }

    /** Every value is finite. */
    public static void finite(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + " must be finite, got " + values[i] + " at index " + i);
            }
        }
    }

    /** A target of one value a row. */
    public static void target(double[] y, Matrix x) {
        that(y != null, "y must be an array, got null");
        that(y.length == x.rows(), "y must have %d values (one a row of x), got %d", x.rows(), y.length);
        finite(y, "y");
    }

    /** Labels of one value a row. */
    public static void target(int[] y, Matrix x) {
        that(y != null, "y must be an array, got null");
        that(y.length == x.rows(), "y must have %d labels (one a row of x), got %d", x.rows(), y.length);
    }

    /**
     * Sample weights: {@code null} means one each.
     *
     * @return a fresh array of {@code n} weights, finite, not negative, not all zero
     */
    public static double[] weights(double[] weights, int n) {
        if (weights == null) {
            double[] ones = new double[n];
            Arrays.fill(ones, 1);
            return ones;
        }
        that(weights.length == n, "weights must have %d values (one a row of x), got %d", n, weights.length);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weights must be finite and at least 0, got " + weights[i] + " at index " + i);
            }
            sum += weights[i];
        }
        that(sum > 0, "weights must not all be zero, got %d zeros", n);
        return weights.clone();
    }

    /** A matrix to predict for: the width the model was fitted on, finite. Zero rows are fine. */
    public static void features(Matrix x, int expected) {
        that(x != null, "x must be a matrix, got null");
        that(
                x.columns() == expected,
                "x must have %d column(s), as the model was fitted on, got %d",
                expected,
                x.columns());
        finite(x);
    }

    /** A row to predict for: the width the model was fitted on, finite. */
    public static void features(double[] row, int expected) {
        that(row != null, "row must be an array, got null");
        that(
                row.length == expected,
                "row must have %d value(s), as the model was fitted on, got %d",
                expected,
                row.length);
        finite(row, "row");
    }

    /** As {@link #data}, but NaN stands for a missing value and is fine. */
    public static void dataOrMissing(Matrix x, int minimum) {
        that(x != null, "x must be a matrix, got null");
        that(
                x.rows() >= minimum && x.columns() >= 1,
                "x must have at least %d row(s) and 1 column, got %d × %d",
                minimum,
                x.rows(),
                x.columns());
        notInfinite(x.values(), x.columns());
    }

    /** As {@link #features(Matrix, int)}, but NaN stands for a missing value and is fine. */
    public static void featuresOrMissing(Matrix x, int expected) {
        that(x != null, "x must be a matrix, got null");
        that(
                x.columns() == expected,
                "x must have %d column(s), as the model was fitted on, got %d",
                expected,
                x.columns());
        notInfinite(x.values(), x.columns());
    }

    /** Rows to predict for, with NaN allowed or not. */
    public static void features(Matrix x, int expected, boolean acceptsMissing) {
        if (acceptsMissing) {
            featuresOrMissing(x, expected);
        } else {
            features(x, expected);
        }
    }

    /** A row to predict for, with NaN allowed or not. */
    public static void features(double[] row, int expected, boolean acceptsMissing) {
        that(row != null, "row must be an array, got null");
        features(Matrix.wrap(row, 1, row.length), expected, acceptsMissing);
    }

    private static void notInfinite(double[] values, int columns) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("x must not be infinite, got " + values[i] + " at row " + i / columns
                        + ", column " + i % columns + ": clip it, or make it NaN if it is missing");
            }
        }
    }
}
