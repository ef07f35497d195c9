// expect: WA on "two keys collide"
// Right counts, and as much memory as there are keys.
import java.util.HashMap;
import java.util.Map;

public class CountMinSketch {
    private final Map<Integer, Long> counts = new HashMap<>();
    private long total;

    public CountMinSketch(int width, long[] a, long[] b) {}

    public void add(int[] keys, long[] added) {
        for (int i = 0; i < keys.length; i++) {
            counts.merge(keys[i], added[i], Long::sum);
            total += added[i];
        }
    }

    public long[] estimate(int[] keys) {
        long[] estimates = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            estimates[i] = counts.getOrDefault(keys[i], 0L);
        }
        return estimates;
    }

    public long total() {
        return total;
    }
}
