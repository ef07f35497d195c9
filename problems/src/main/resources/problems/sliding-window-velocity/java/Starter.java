public class SlidingWindowVelocity {
    /**
     * @param windowMillis the length of the window, at least 1
     */
    public SlidingWindowVelocity(long windowMillis) {
        // Keep what the calls need.
    }

    /**
     * @param key whose payment
     * @param eventMillis when it happened; may be before or after now
     * @param amount at least 1
     * @param nowMillis when it arrives; never goes back
     */
    public void add(String key, long eventMillis, long amount, long nowMillis) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param key whose payments
     * @param nowMillis the time; never goes back
     */
    public int count(String key, long nowMillis) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param key whose payments
     * @param nowMillis the time; never goes back
     */
    public long sum(String key, long nowMillis) {
        throw new UnsupportedOperationException("not written yet");
    }
}
