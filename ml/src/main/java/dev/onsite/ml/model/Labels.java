package dev.onsite.ml.model;

import dev.onsite.ml.linalg.Require;
import java.util.Arrays;

/** Labels of any integers, numbered 0 … classes − 1 in ascending order. */
public final class Labels {
    private final int[] classes;
    private final int[] codes;

    private Labels(int[] classes, int[] codes) {
        this.classes = classes;
        this.codes = codes;
    }

    /**
     * Numbers the labels. O(n log n).
     *
     * @throws IllegalArgumentException if there are fewer than {@code minimum} distinct ones
     */
    public static Labels of(int[] labels, int minimum) {
        int[] classes = Arrays.stream(labels).sorted().distinct().toArray();
        Require.that(
                classes.length >= minimum,
                "y must have at least %d classes, got %s: a classifier needs something to tell apart",
                minimum,
                Arrays.toString(classes));
        int[] codes = new int[labels.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Arrays.binarySearch(classes, labels[i]);
        }
        return new Labels(classes, codes);
    }

    /** The distinct labels, ascending. */
    public int[] classes() {
        return classes.clone();
    }

    /** The number of distinct labels. */
    public int count() {
        return classes.length;
    }

    /** The number of each label. */
    public int[] codes() {
        return codes.clone();
    }

    /** The index of the largest value, the lowest on a tie. */
    public static int argMax(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
