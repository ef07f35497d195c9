// expect: WA on "two classes"
// All leftovers land in the first folds.
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
        int next = 0;
        for (int r = 0; r < dealt.length; r++) {
            boolean newClass = r == 0 || dealt[r] >> 32 != dealt[r - 1] >> 32;
            next = newClass ? 0 : (next + 1) % k;
            folds[order[(int) dealt[r]]] = next;
        }
        return folds;
    }
}
