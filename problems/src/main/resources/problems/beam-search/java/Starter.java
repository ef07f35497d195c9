import java.util.List;

public class Solution {
    record Hypothesis(int[] tokens, double score) {}

    /**
     * @param logStart (vocabulary), log-probability of each first token
     * @param logNext (vocabulary, vocabulary), log-probability of token j after token i
     * @param end the token that ends a text
     * @param beamWidth how many hypotheses to keep, at least 1
     * @param maxLength the most tokens a text may have, at least 1
     * @param alpha the length penalty's exponent, at least 0
     */
    public static List<Hypothesis> beamSearch(
            double[] logStart, double[][] logNext, int end, int beamWidth, int maxLength, double alpha) {
        throw new UnsupportedOperationException("not written yet");
    }
}
