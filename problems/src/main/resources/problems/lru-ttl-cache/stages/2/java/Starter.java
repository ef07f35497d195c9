public class LruTtlCache {
    /**
     * @param capacity most entries, at least 1
     */
    public LruTtlCache(int capacity) {
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
     * @param ttlMillis how long this entry lives, at least 1
     * @param nowMillis the time; never goes back
     */
    public void put(int key, int value, long ttlMillis, long nowMillis) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param nowMillis the time; never goes back
     */
    public int size(long nowMillis) {
        throw new UnsupportedOperationException("not written yet");
    }
}
