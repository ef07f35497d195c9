public class Solution {
    record TfIdf(String[] vocabulary, double[][] weights) {}

    /**
     * @param documents (n), words separated by white space, in any case
     * @param minDocuments in how many documents a term must be to be kept, at least 1
     */
    public static TfIdf tfIdf(String[] documents, int minDocuments) {
        throw new UnsupportedOperationException("not written yet");
    }
}
