public class Solution {
    record TfIdf(String[] vocabulary, double[][] weights) {}

    /**
     * @param documents (n), words separated by white space, in any case
     */
    public static TfIdf tfIdf(String[] documents) {
        throw new UnsupportedOperationException("not written yet");
    }
}
