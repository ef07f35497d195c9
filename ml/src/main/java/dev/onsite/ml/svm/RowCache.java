package dev.onsite.ml.svm;

import dev.onsite.ml.linalg.Matrix;

/** Rows of the kernel matrix, computed when asked for and kept while memory lasts; the least recently used goes first. */
final class RowCache {
    private final Matrix x;
    private final KernelRows kernel;
    private final double[][] rows;
    private final int[] older;
    private final int[] newer;
    private final int capacity;
    private int kept;

    /** @param bytes room for at least two rows is taken whatever is said */
    RowCache(Matrix x, KernelRows kernel, long bytes) {
        this.x = x;
        this.kernel = kernel;
        int n = x.rows();
        rows = new double[n][];
        older = new int[n + 1];
        newer = new int[n + 1];
        capacity = (int) Math.max(2, Math.min(n, bytes / (8L * kernel.stride())));
        // The ring's head n: newer[n] is the oldest row, older[n] the newest.
        older[n] = n;
        newer[n] = n;
    }

    double[] row(int i) {
        if (rows[i] != null) {
            unlink(i);
        } else {
            double[] row;
            if (kept == capacity) {
                int oldest = newer[x.rows()];
                unlink(oldest);
                row = rows[oldest];
                rows[oldest] = null;
            } else {
                row = new double[kernel.stride()];
                kept++;
            }
            kernel.fill(x.values(), i * x.columns(), row);
            rows[i] = row;
        }
        int head = x.rows();
        older[i] = older[head];
        newer[i] = head;
        newer[older[head]] = i;
        older[head] = i;
        return rows[i];
    }

    private void unlink(int i) {
        newer[older[i]] = newer[i];
        older[newer[i]] = older[i];
    }
}
