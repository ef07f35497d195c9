package dev.onsite.ml.tree;

/**
 * The rows of a tree in the order of each column, kept while nodes split: a node's rows are one range of every column's
 * order, so that a split partitions the ranges, O(nd) a level, and nothing is sorted again. Pays where every column is a
 * candidate at every node.
 */
final class ColumnOrders {
    private final int[][] orders;
    private final int[] spare;
    // 1 where the row goes left at the split at hand: counted on, not branched on, for no branch could foresee it.
    private final byte[] left;

    /** @param used the rows of weight above 0, ascending */
    ColumnOrders(TreeData data, int[] used) {
        orders = new int[data.columns()][];
        spare = new int[used.length];
        left = new byte[data.rows()];
        for (int f = 0; f < orders.length; f++) {
            orders[f] = sorted(data.column(f), data.codes(f), used);
        }
    }

    private static int[] sorted(int[] column, int missing, int[] used) {
        int[] start = new int[missing + 2];
        for (int row : used) {
            start[column[row] + 1]++;
        }
        for (int code = 0; code < missing; code++) {
            start[code + 1] += start[code];
        }
        int[] order = new int[used.length];
        for (int row : used) {
            order[start[column[row]]++] = row;
        }
        return order;
    }

    int[] of(int f) {
        return orders[f];
    }

    /** Rows from..middle of the partitioned rows go before those from middle on, in every column; stable. */
    void partition(int[] rows, int from, int middle, int to) {
        for (int at = from; at < to; at++) {
            left[rows[at]] = (byte) (at < middle ? 1 : 0);
        }
        for (int[] order : orders) {
            int l = from;
            int r = 0;
            for (int at = from; at < to; at++) {
                int row = order[at];
                order[l] = row;
                spare[r] = row;
                l += left[row];
                r += 1 - left[row];
            }
            System.arraycopy(spare, 0, order, middle, r);
        }
    }
}
