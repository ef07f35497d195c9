import java.util.List;

public class Solution {
    /**
     * @param documents training documents: the tokens of each, as numbers
     * @param labels the class of each, from 0 to K - 1; every class occurs
     * @param queries documents to classify
     * @param vocabularySize V: known tokens are 0 to V - 1
     * @param alpha what is added to every count, above 0
     */
    public static double[][] naiveBayes(
            List<int[]> documents, int[] labels, List<int[]> queries, int vocabularySize, double alpha) {
        throw new UnsupportedOperationException("not written yet");
    }
}
