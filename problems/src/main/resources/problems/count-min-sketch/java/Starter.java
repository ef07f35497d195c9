public class CountMinSketch {
    /**
     * @param width w, counters in a row, at least 1
     * @param a (d), one multiplier a row, from 1 to 2^31 - 2
     * @param b (d), one summand a row, from 0 to 2^31 - 2
     */
    public CountMinSketch(int width, long[] a, long[] b) {
        // Keep what the calls need.
    }

    /**
     * @param keys (n), not negative
     * @param counts (n), how often each occurred, at least 1
     */
    public void add(int[] keys, long[] counts) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param keys (m), not negative
     */
    public long[] estimate(int[] keys) {
        throw new UnsupportedOperationException("not written yet");
    }

    public long total() {
        throw new UnsupportedOperationException("not written yet");
    }
}
