public class Solution {
    record Trained(double[][] input, double[][] output, double[] losses) {}

    /**
     * @param wIn (vocabulary, d), the vectors of centre words
     * @param wOut (vocabulary, d), the vectors of context words
     * @param centers (n), the centre word of each pair
     * @param contexts (n), its context word
     * @param negatives (n, k), the words sampled against it; some may repeat
     * @param learningRate the step size
     */
    public static Trained trainPairs(
            double[][] wIn, double[][] wOut, int[] centers, int[] contexts, int[][] negatives, double learningRate) {
        throw new UnsupportedOperationException("not written yet");
    }
}
