// expect: TLE on "500,000 keys"
// Keeps what was added and sums it up when asked.
import java.util.ArrayList;
import java.util.List;

public class CountMinSketch {
    private static final long P = (1L << 31) - 1;

    private final int width;
    private final long[] a;
    private final long[] b;
    private final List<int[]> keys = new ArrayList<>();
    private final List<long[]> counts = new ArrayList<>();
    private long total;

    public CountMinSketch(int width, long[] a, long[] b) {
        this.width = width;
        this.a = a;
        this.b = b;
    }

    public void add(int[] added, long[] times) {
        keys.add(added);
        counts.add(times);
        for (long count : times) {
            total += count;
        }
    }

    public long[] estimate(int[] asked) {
        long[] estimates = new long[asked.length];
        for (int i = 0; i < asked.length; i++) {
            estimates[i] = Long.MAX_VALUE;
            for (int r = 0; r < a.length; r++) {
                long column = column(r, asked[i]);
                long sum = 0;
                for (int batch = 0; batch < keys.size(); batch++) {
                    int[] added = keys.get(batch);
                    for (int j = 0; j < added.length; j++) {
                        sum += column(r, added[j]) == column ? counts.get(batch)[j] : 0;
                    }
                }
                estimates[i] = Math.min(estimates[i], sum);
            }
        }
        return estimates;
    }

    public long total() {
        return total;
    }

    private long column(int row, int key) {
        return (a[row] * key + b[row]) % P % width;
    }
}
