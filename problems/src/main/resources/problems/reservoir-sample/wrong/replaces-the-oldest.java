// expect: WA on "two of five"
// Each gets in with the right probability, and leaves too soon.
import java.util.Arrays;
import java.util.Random;

public class ReservoirSample {
    private final int k;
    private final Random random;
    private final long[] kept;
    private long seen;
    private long replaced;

    public ReservoirSample(int k, long seed) {
        this.k = k;
        random = new Random(seed);
        kept = new long[k];
    }

    public void reset() {
        seen = 0;
        replaced = 0;
    }

    public void add(long first, long count) {
        for (long record = first; record < first + count; record++) {
            if (seen < k) {
                kept[(int) seen] = record;
            } else if (random.nextDouble() * (seen + 1) < k) {
                kept[(int) (replaced++ % k)] = record;
            }
            seen++;
        }
    }

    public long[] sample() {
        return Arrays.copyOf(kept, (int) Math.min(k, seen));
    }
}
