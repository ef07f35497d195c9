package dev.onsite.ml.tree;

/**
 * The numbers of a column ascending, and the row each came from; missing ones (NaN) left out. A radix sort, least significant
 * digit first, that skips the digits all numbers share (the low ones of what once was float32): O(n).
 */
final class SortedColumn {
    private static final int BITS = 11;
    private static final int DIGITS = 6;

    private final double[] values;
    private final int[] rows;

    private SortedColumn(double[] values, int[] rows) {
        this.values = values;
        this.rows = rows;
    }

    /** Ascending, −0.0 as 0.0. */
    double[] values() {
        return values;
    }

    /** The row of each value; equal values in the order of their rows. The array may be longer. */
    int[] rows() {
        return rows;
    }

    static SortedColumn of(double[] column) {
        long[] keys = new long[column.length];
        int[] rows = new int[column.length];
        int n = 0;
        for (int i = 0; i < column.length; i++) {
            if (!Double.isNaN(column[i])) {
                // + 0.0 turns −0.0 into 0.0: one value, one key.
                keys[n] = toKey(column[i] + 0.0);
                rows[n++] = i;
            }
        }
        int[][] starts = histograms(keys, n);
        long[] otherKeys = new long[n];
        int[] otherRows = new int[n];
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] start = starts[digit];
            if (start == null) {
                continue;
            }
            int shift = digit * BITS;
            for (int i = 0; i < n; i++) {
                int at = start[digit(keys[i], shift)]++;
                otherKeys[at] = keys[i];
                otherRows[at] = rows[i];
            }
            long[] swappedKeys = keys;
            keys = otherKeys;
            otherKeys = swappedKeys;
            int[] swappedRows = rows;
            rows = otherRows;
            otherRows = swappedRows;
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = fromKey(keys[i]);
        }
        return new SortedColumn(values, rows);
    }

    /** Where each value of each digit starts; null for a digit that all keys share. */
    private static int[][] histograms(long[] keys, int n) {
        int[][] starts = new int[DIGITS][1 << BITS];
        for (int i = 0; i < n; i++) {
            for (int digit = 0; digit < DIGITS; digit++) {
                starts[digit][digit(keys[i], digit * BITS)]++;
            }
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            if (n == 0 || starts[digit][digit(keys[0], digit * BITS)] == n) {
                starts[digit] = null;
                continue;
            }
            int next = 0;
            for (int value = 0; value < 1 << BITS; value++) {
                int count = starts[digit][value];
                starts[digit][value] = next;
                next += count;
            }
        }
        return starts;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & ((1 << BITS) - 1);
    }

    /** Orders as unsigned numbers the way the doubles order. */
    private static long toKey(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    private static double fromKey(long key) {
        return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
    }
}
