public class SingleFlight {
    public SingleFlight() {
        // Keep what the calls need.
    }

    /**
     * @param caller who asks; waits for nothing else
     * @param key for what
     */
    public int begin(int caller, String key) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param ticket of the load that ended, well or not
     */
    public int[] finish(int ticket) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param caller who gives up
     */
    public boolean cancel(int caller) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param key what has changed at its source
     */
    public void forget(String key) {
        throw new UnsupportedOperationException("not written yet");
    }

    public int loading() {
        throw new UnsupportedOperationException("not written yet");
    }
}
