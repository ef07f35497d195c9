// expect: TLE on "200,000 examples, as many classes"
// Looks through all examples once for each class.
import java.util.TreeSet;

public class Solution {
    public static int[] stratifiedFolds(int[] labels, int[] order, int k) {
        TreeSet<Integer> classes = new TreeSet<>();
        for (int label : labels) {
            classes.add(label);
        }
        int[] folds = new int[labels.length];
        int dealt = 0;
        for (int label : classes) {
            for (int example : order) {
                if (labels[example] == label) {
                    folds[example] = dealt++ % k;
                }
            }
        }
        return folds;
    }
}
