// expect: WA on "one of two"
// The new record is not counted among those so far.
import java.util.Arrays;
import java.util.Random;

public class ReservoirSample {
    private final int k;
    private final Random random;
    private final long[] kept;
    private long seen;

    public ReservoirSample(int k, long seed) {
        this.k = k;
        random = new Random(seed);
        kept = new long[k];
    }

    public void reset() {
        seen = 0;
    }

    public void add(long first, long count) {
        for (long record = first; record < first + count; record++) {
            if (seen < k) {
                kept[(int) seen] = record;
            } else if (random.nextDouble() * seen < k) {
                kept[random.nextInt(k)] = record;
            }
            seen++;
        }
    }

    public long[] sample() {
        return Arrays.copyOf(kept, (int) Math.min(k, seen));
    }
}
