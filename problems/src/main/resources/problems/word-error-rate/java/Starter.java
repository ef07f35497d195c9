public class Solution {
    record WordErrors(double rate, int substitutions, int deletions, int insertions) {}

    /**
     * @param references (n), what was said
     * @param hypotheses (n), what was recognised
     */
    public static WordErrors wordErrorRate(String[] references, String[] hypotheses) {
        throw new UnsupportedOperationException("not written yet");
    }
}
