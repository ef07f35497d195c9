public class Solution {
    record Trained(double[] losses, double[][] input, double[][] output) {}

    /**
     * @param wIn (vocabulary, d), one row a word as centre
     * @param wOut (d, vocabulary), one column a word as context
     * @param centers (pairs), the centre word of each pair
     * @param contexts (pairs), the context word of each pair
     * @param learningRate above 0
     */
    public static Trained trainSkipGram(double[][] wIn, double[][] wOut, int[] centers, int[] contexts, double learningRate) {
        throw new UnsupportedOperationException("not written yet");
    }
}
