public class BpeTokenizer {
    /**
     * @param words the words of the corpus, each with at least one letter
     * @param counts how often each word occurs, at least 1
     * @param merges how many merges to learn at most
     */
    public BpeTokenizer(String[] words, int[] counts, int merges) {
        // Keep what the calls need.
    }

    /** The learned merges in order, each as its two symbols with a space between. */
    public String[] merges() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The symbols of a word. */
    public String[] encode(String word) {
        throw new UnsupportedOperationException("not written yet");
    }
}
