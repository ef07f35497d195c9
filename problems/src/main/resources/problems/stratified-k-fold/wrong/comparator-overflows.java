// expect: WA on "labels of every size"
// The difference of two labels may not fit in an int.
import java.util.Arrays;

public class Solution {
    public static int[] stratifiedFolds(int[] labels, int[] order, int k) {
        Integer[] dealt = new Integer[order.length];
        for (int place = 0; place < order.length; place++) {
            dealt[place] = order[place];
        }
        Arrays.sort(dealt, (a, b) -> labels[a] - labels[b]);
        int[] folds = new int[order.length];
        for (int r = 0; r < dealt.length; r++) {
            folds[dealt[r]] = r % k;
        }
        return folds;
    }
}
