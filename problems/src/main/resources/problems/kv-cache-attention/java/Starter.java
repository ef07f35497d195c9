public class KvCacheAttention {
    /**
     * @param heads how many heads, at least 1
     * @param width the width of one head, at least 1
     */
    public KvCacheAttention(int heads, int width) {
        // Keep what the calls need.
    }

    /**
     * @param query (heads * width), the new token's query, head after head
     * @param key (heads * width), its key
     * @param value (heads * width), its value
     */
    public double[] step(double[] query, double[] key, double[] value) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param tokens how many of the latest tokens to forget, from 0 to all of them
     */
    public int rollback(int tokens) {
        throw new UnsupportedOperationException("not written yet");
    }
}
