// expect: RE on "two keys"
// h1 and h2 are cut to signed ints.
import java.util.BitSet;

/** k positions a key in a bit set: O(k) a key, O(m) memory. */
public class BloomFilter {
    private static final long LOWER = 0xFFFFFFFFL;

    private final int m;
    private final int k;
    private final BitSet set;

    public BloomFilter(int capacity, double falsePositiveRate) {
        m = (int) Math.ceil(-capacity * Math.log(falsePositiveRate) / (Math.log(2) * Math.log(2)));
        k = (int) Math.max(1, Math.floor((double) m / capacity * Math.log(2) + 0.5));
        set = new BitSet(m);
    }

    public int bits() {
        return m;
    }

    public int hashes() {
        return k;
    }

    public void add(long[] keys) {
        for (long key : keys) {
            long hash = hash(key);
            for (int i = 0; i < k; i++) {
                set.set(position(hash, i));
            }
        }
    }

    public boolean[] contains(long[] keys) {
        boolean[] found = new boolean[keys.length];
        for (int j = 0; j < keys.length; j++) {
            long hash = hash(keys[j]);
            found[j] = true;
            for (int i = 0; i < k && found[j]; i++) {
                found[j] = set.get(position(hash, i));
            }
        }
        return found;
    }

    public double distinct() {
        return -(double) m / k * Math.log(1 - (double) set.cardinality() / m);
    }

    private int position(long hash, int i) {
        return ((int) hash + i * ((int) (hash >>> 32) | 1)) % m;
    }

    private static long hash(long key) {
        long z = (key ^ (key >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
