public class Solution {
    record Costs(long parameters, long cache, long training, double prefill, double decode) {}

    /**
     * @param layers how many blocks
     * @param d the model's width
     * @param heads query heads; divides d
     * @param kvHeads key and value heads; divides heads
     * @param dFf the width of the feed-forward network
     * @param vocabulary how many tokens there are
     * @param batch how many sequences at once
     * @param prompt tokens of each prompt, at least 1
     * @param generated tokens generated after each prompt, at least 0
     */
    public static Costs transformerCosts(
            int layers, int d, int heads, int kvHeads, int dFf, int vocabulary, int batch, int prompt, long generated) {
        throw new UnsupportedOperationException("not written yet");
    }
}
