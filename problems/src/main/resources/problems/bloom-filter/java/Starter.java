public class BloomFilter {
    /**
     * @param capacity n, how many keys it is made for, at least 1
     * @param falsePositiveRate p, which it should have when n keys are in
     */
    public BloomFilter(int capacity, double falsePositiveRate) {
        // Keep what the calls need.
    }

    public int bits() {
        throw new UnsupportedOperationException("not written yet");
    }

    public int hashes() {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param keys what is in from now on
     */
    public void add(long[] keys) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param keys what to look for
     */
    public boolean[] contains(long[] keys) {
        throw new UnsupportedOperationException("not written yet");
    }

    public double distinct() {
        throw new UnsupportedOperationException("not written yet");
    }
}
