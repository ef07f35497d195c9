import java.util.Arrays;

/** Label and place in one long: a sort of primitives, stable by itself. O(n log n). */
public class Solution {
    public static int[] stratifiedFolds(int[] labels, int[] order, int k) {
        long[] dealt = new long[order.length];
        for (int place = 0; place < order.length; place++) {
            dealt[place] = ((long) labels[order[place]] << 32) | place;
        }
        Arrays.sort(dealt);
        int[] folds = new int[order.length];
        for (int r = 0; r < dealt.length; r++) {
            folds[order[(int) dealt[r]]] = r % k;
        }
        return folds;
    }
}
