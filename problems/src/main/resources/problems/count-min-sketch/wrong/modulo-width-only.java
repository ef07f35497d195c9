// expect: WA on "the largest numbers"
// Leaves out the prime.
/** d rows of w counters: O(d) a key, O(wd) memory. */
public class CountMinSketch {
    private static final long P = (1L << 31) - 1;

    private final long[] a;
    private final long[] b;
    private final long[][] counters;
    private long total;

    public CountMinSketch(int width, long[] a, long[] b) {
        this.a = a;
        this.b = b;
        counters = new long[a.length][width];
    }

    public void add(int[] keys, long[] counts) {
        for (int i = 0; i < keys.length; i++) {
            for (int r = 0; r < a.length; r++) {
                counters[r][column(r, keys[i])] += counts[i];
            }
            total += counts[i];
        }
    }

    public long[] estimate(int[] keys) {
        long[] estimates = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            estimates[i] = Long.MAX_VALUE;
            for (int r = 0; r < a.length; r++) {
                estimates[i] = Math.min(estimates[i], counters[r][column(r, keys[i])]);
            }
        }
        return estimates;
    }

    public long total() {
        return total;
    }

    /** The product has at most 62 bits. */
    private int column(int row, int key) {
        return (int) ((a[row] * key + b[row]) % counters[row].length);
    }
}
