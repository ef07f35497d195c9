import java.util.List;

public class Solution {
    record Fused(int[] ids, double[] scores) {}

    /**
     * @param rankings one list of document ids a retriever, best first, of any lengths
     * @param weights one a retriever, at least 0
     * @param k the constant in the denominator, at least 0
     * @param top how many documents to return at most
     */
    public static Fused fuse(List<int[]> rankings, double[] weights, int k, int top) {
        throw new UnsupportedOperationException("not written yet");
    }
}
