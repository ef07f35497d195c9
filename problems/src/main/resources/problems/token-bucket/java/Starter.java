public class TokenBucket {
    /**
     * @param capacity most tokens the bucket holds; it starts full
     * @param tokensPerSecond how fast it refills
     */
    public TokenBucket(long capacity, long tokensPerSecond) {
        // Keep what the calls need.
    }

    /**
     * @param key whose bucket
     * @param nowMillis the time, in milliseconds
     * @param tokens what the request costs, at least 1
     */
    public boolean allow(String key, long nowMillis, long tokens) {
        throw new UnsupportedOperationException("not written yet");
    }
}
