import java.util.Arrays;
import java.util.Random;

/** Algorithm L: jumps from one record that gets in to the next, O(k (1 + log(n / k))) a stream. */
public class ReservoirSample {
    private final int k;
    private final Random random;
    private final long[] kept;
    private long seen;
    /** The place in the stream, from 0, of the next record to get in after the first k. */
    private long next;

    /** The largest of the kept records' tags, were they drawn. */
    private double largest;

    public ReservoirSample(int k, long seed) {
        this.k = k;
        random = new Random(seed);
        kept = new long[k];
        reset();
    }

    public void reset() {
        seen = 0;
        next = k - 1;
        largest = 1;
        jump();
    }

    public void add(long first, long count) {
        long end = seen + count;
        for (long place = seen; place < Math.min(end, k); place++) {
            kept[(int) place] = first + (place - seen);
        }
        while (next < end) {
            kept[random.nextInt(k)] = first + (next - seen);
            jump();
        }
        seen = end;
    }

    private void jump() {
        largest *= Math.pow(open(), 1.0 / k);
        double turnedAway = Math.floor(Math.log(open()) / Math.log1p(-largest));
        next = turnedAway >= Long.MAX_VALUE - next - 1 ? Long.MAX_VALUE : next + (long) turnedAway + 1;
    }

    /** Uniform in (0, 1]: a logarithm of 0 would be no number. */
    private double open() {
        return 1 - random.nextDouble();
    }

    public long[] sample() {
        return Arrays.copyOf(kept, (int) Math.min(k, seen));
    }
}
