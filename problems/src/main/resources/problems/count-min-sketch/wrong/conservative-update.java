// expect: WA on "the largest numbers"
// Raises only the counters that are below the new estimate: another sketch, with other answers.
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
            long least = estimate(new int[] {keys[i]})[0] + counts[i];
            for (int r = 0; r < a.length; r++) {
                int column = column(r, keys[i]);
                counters[r][column] = Math.max(counters[r][column], least);
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
        return (int) ((a[row] * key + b[row]) % P % counters[row].length);
    }
}
