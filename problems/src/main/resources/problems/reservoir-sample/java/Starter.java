public class ReservoirSample {
    /**
     * @param k how many records to keep, at least 1
     * @param seed for your random numbers, so that a run can be repeated
     */
    public ReservoirSample(int k, long seed) {
        // Keep what the calls need.
    }

    /**
     * @param first the number of the first record that comes by now
     * @param count how many records come by: first, first + 1, ...
     */
    public void add(long first, long count) {
        throw new UnsupportedOperationException("not written yet");
    }

    public long[] sample() {
        throw new UnsupportedOperationException("not written yet");
    }

    public void reset() {
        throw new UnsupportedOperationException("not written yet");
    }
}
