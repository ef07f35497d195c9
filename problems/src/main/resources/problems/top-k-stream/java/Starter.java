public class TopKStream {
    /**
     * @param k how many to keep, at least 1
     */
    public TopKStream(int k) {
        // Keep what the calls need.
    }

    /**
     * @param ids (b), the batch's candidates
     * @param scores (b), their scores
     */
    public void add(int[] ids, double[] scores) {
        throw new UnsupportedOperationException("not written yet");
    }

    public int[] top() {
        throw new UnsupportedOperationException("not written yet");
    }

    public double threshold() {
        throw new UnsupportedOperationException("not written yet");
    }
}
