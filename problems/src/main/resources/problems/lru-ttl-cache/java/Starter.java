public class LruTtlCache {
    /**
     * @param capacity most entries, at least 1
     * @param ttlMillis how long an entry lives after it was written, at least 1
     */
    public LruTtlCache(int capacity, long ttlMillis) {
        // Keep what the calls need.
    }

    /**
     * @param key the key
     * @param nowMillis the time; never goes back
     */
    public int get(int key, long nowMillis) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param key the key
     * @param value at least 0
     * @param nowMillis the time; never goes back
     */
    public void put(int key, int value, long nowMillis) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param nowMillis the time; never goes back
     */
    public int size(long nowMillis) {
        throw new UnsupportedOperationException("not written yet");
    }
}
