package dev.onsite.ml.tree;

import dev.onsite.ml.Parallel;
import dev.onsite.ml.linalg.Matrix;
import java.util.Arrays;

/**
 * The columns of a training set as codes: the rank of each value among the distinct values of its column (exact), or the
 * quantile bin it falls in (histogram). Missing values have the code {@code codes(f)}, above all others. O(nd), once
 * for all the trees of an ensemble.
 */
final class TreeData {
    private final int rows;
    private final int[][] codes;
    private final double[][] lows;
    private final double[][] highs;

    private TreeData(int rows, int columns) {
        this.rows = rows;
        codes = new int[columns][];
        lows = new double[columns][];
        highs = new double[columns][];
    }

    static TreeData of(Matrix x, int bins, int threads) {
        TreeData data = new TreeData(x.rows(), x.columns());
        Parallel.run(x.columns(), threads, f -> data.encode(x, f, bins));
        return data;
    }

    private void encode(Matrix x, int f, int bins) {
        int d = x.columns();
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = x.values()[i * d + f];
        }
        SortedColumn column = SortedColumn.of(values);
        double[] sorted = column.values();
        int present = sorted.length;
        double[] low = new double[present];
        double[] high = new double[present];
        int[] code = new int[rows];
        int count = 0;
        for (int i = 0; i < present; ) {
            // Exact: a code ends with its value. Binned: it also reaches on to the bin's quantile.
            long target = bins == 0 ? i : Math.max(i, (count + 1L) * present / bins - 1);
            int end = (int) Math.min(present - 1, target);
            while (end + 1 < present && sorted[end + 1] == sorted[end]) {
                end++;
            }
            low[count] = sorted[i];
            high[count] = sorted[end];
            for (int at = i; at <= end; at++) {
                code[column.rows()[at]] = count;
            }
            count++;
            i = end + 1;
        }
        for (int i = 0; i < rows; i++) {
            if (Double.isNaN(values[i])) {
                code[i] = count;
            }
        }
        lows[f] = Arrays.copyOf(low, count);
        highs[f] = Arrays.copyOf(high, count);
        codes[f] = code;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return codes.length;
    }

    /** The code of each row. */
    int[] column(int f) {
        return codes[f];
    }

    /** The number of codes of column f, the missing one apart. */
    int codes(int f) {
        return lows[f].length;
    }

    /** A threshold t with: values of codes up to a are ≤ t, those of codes from b on are &gt; t. */
    double threshold(int f, int a, int b) {
        double below = highs[f][a];
        double above = lows[f][b];
        double middle = 0.5 * below + 0.5 * above;
        return middle < above ? middle : below;
    }
}
