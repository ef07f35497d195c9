public class Solution {
    /**
     * @param labels (n), the class of each example; any integers
     * @param order (n), a permutation of 0 … n - 1: the examples, shuffled
     * @param k how many folds, at least 2
     */
    public static int[] stratifiedFolds(int[] labels, int[] order, int k) {
        throw new UnsupportedOperationException("not written yet");
    }
}
