package dev.onsite.judge.grading;

import dev.onsite.judge.value.RecordValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A part of an answer that is all numbers, flat in row-major order, beside what was expected there.
 */
final class Leaf {
    private final double[] expected;
    private final int[] expectedShape;
    private final double[] got;
    private final int[] gotShape;

    /** The shapes are empty for a single number. */
    Leaf(double[] expected, int[] expectedShape, double[] got, int[] gotShape) {
        this.expected = expected;
        this.expectedShape = expectedShape;
        this.got = got;
        this.gotShape = gotShape;
    }

    double[] expected() {
        return expected;
    }

    int[] expectedShape() {
        return expectedShape;
    }

    double[] got() {
        return got;
    }

    int[] gotShape() {
        return gotShape;
    }

    boolean sameShape() {
        return Arrays.equals(expectedShape, gotShape);
    }

    boolean agrees(Tolerance tolerance) {
        return sameShape() && fits(expected, tolerance);
    }

    /** Whether the answer is these numbers rather than the expected ones. */
    boolean fits(double[] other, Tolerance tolerance) {
        if (other.length != got.length) {
            return false;
        }
        for (int i = 0; i < other.length; i++) {
            if (!tolerance.accepts(other[i], got[i])) {
                return false;
            }
        }
        return true;
    }

    /** The numeric parts of a value, in order; empty where a part is not numbers or the two are not alike. */
    static Optional<List<Leaf>> of(Object expected, Object got) {
        List<Leaf> leaves = new ArrayList<>();
        return collect(expected, got, leaves) ? Optional.of(leaves) : Optional.empty();
    }

    private static boolean collect(Object expected, Object got, List<Leaf> leaves) {
        if (expected instanceof RecordValue record && got instanceof RecordValue other) {
            return collectAll(record.values(), other.values(), leaves);
        }
        if (expected instanceof List<?> list && got instanceof List<?> other) {
            return collectAll(list, other, leaves);
        }
        if (expected == null || got == null) {
            return expected == got;
        }
        List<Integer> expectedShape = new ArrayList<>();
        List<Integer> gotShape = new ArrayList<>();
        double[] expectedNumbers = numbers(expected, expectedShape);
        double[] gotNumbers = numbers(got, gotShape);
        if (expectedNumbers == null || gotNumbers == null) {
            return expected.equals(got);
        }
        leaves.add(new Leaf(expectedNumbers, ints(expectedShape), gotNumbers, ints(gotShape)));
        return true;
    }

    private static boolean collectAll(List<?> expected, List<?> got, List<Leaf> leaves) {
        if (expected.size() != got.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!collect(expected.get(i), got.get(i), leaves)) {
                return false;
            }
        }
        return true;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The numbers of an array or a single one, and its shape; null where it holds something else. */
    private static double[] numbers(Object value, List<Integer> shape) {
        if (value instanceof Number number) {
            return new double[] {number.doubleValue()};
        }
        if (!value.getClass().isArray()) {
            return null;
        }
        int length = Array.getLength(value);
        shape.add(length);
        if (value instanceof double[] doubles) {
            return doubles;
        }
        double[][] rows = new double[length][];
        int total = 0;
        for (int i = 0; i < length; i++) {
            List<Integer> inner = new ArrayList<>();
            Object element = Array.get(value, i);
            rows[i] = element == null ? null : numbers(element, inner);
            if (rows[i] == null) {
                return null;
            }
            if (i == 0) {
                shape.addAll(inner);
            }
            total += rows[i].length;
        }
        double[] flat = new double[total];
        int at = 0;
        for (double[] row : rows) {
            System.arraycopy(row, 0, flat, at, row.length);
            at += row.length;
        }
        return flat;
    }
}
