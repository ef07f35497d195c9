public class SemanticCache {
    /**
     * @param capacity most entries of one tenant, at least 1
     * @param threshold the least cosine that counts as the same question
     */
    public SemanticCache(int capacity, double threshold) {
        // Keep what the calls need.
    }

    /**
     * @param tenant whose entry
     * @param embedding (d), of the question
     * @param answer not empty
     */
    public void put(String tenant, double[] embedding, String answer) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param tenant whose entries to look in
     * @param embedding (d), of the question
     */
    public String get(String tenant, double[] embedding) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param tenant whose entries
     */
    public int size(String tenant) {
        throw new UnsupportedOperationException("not written yet");
    }
}
