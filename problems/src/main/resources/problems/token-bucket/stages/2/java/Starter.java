public class TokenBucket {
    /**
     * @param capacity most tokens a key's bucket holds; it starts full
     * @param tokensPerSecond how fast a key's bucket refills
     * @param totalCapacity most tokens the common bucket holds; it starts full
     * @param totalTokensPerSecond how fast the common bucket refills
     */
    public TokenBucket(long capacity, long tokensPerSecond, long totalCapacity, long totalTokensPerSecond) {
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
