public class Solution {
    record Split(int feature, double threshold, double impurity) {}

    /**
     * @param features (n, d)
     * @param labels (n), classes numbered from 0
     */
    public static Split bestSplit(double[][] features, int[] labels) {
        throw new UnsupportedOperationException("not written yet");
    }
}
