package dev.onsite.ml.text;

/**
 * Draws words with probability proportional to count^0.75, in O(1), by Vose's alias method (1991): each column holds
 * its own word up to a threshold and one other above it.
 */
final class Word2VecNegatives {
    private final int[] thresholds;
    private final int[] alias;

    Word2VecNegatives(long[] counts) {
        int n = counts.length;
        double[] weights = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            weights[i] = Math.pow((double) counts[i], 0.75);
            sum += weights[i];
        }
        thresholds = new int[n];
        alias = new int[n];
        int[] small = new int[n];
        int[] large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < n; i++) {
            weights[i] *= n / sum;
            if (weights[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int poor = small[--smalls];
            int rich = large[larges - 1];
            thresholds[poor] = (int) (weights[poor] * Integer.MAX_VALUE);
            alias[poor] = rich;
            weights[rich] -= 1 - weights[poor];
            if (weights[rich] < 1) {
                larges--;
                small[smalls++] = rich;
            }
        }
        // Whatever is left is 1 up to rounding.
        while (larges > 0) {
            fill(large[--larges]);
        }
        while (smalls > 0) {
            fill(small[--smalls]);
        }
    }

    private void fill(int i) {
        thresholds[i] = Integer.MAX_VALUE;
        alias[i] = i;
    }

    /** From 64 random bits: the high half picks the column, the low half the side. */
    int draw(long bits) {
        int column = (int) (((bits >>> 32) * thresholds.length) >>> 32);
        return ((int) bits & Integer.MAX_VALUE) <= thresholds[column] ? column : alias[column];
    }
}
