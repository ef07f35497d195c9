import java.util.Arrays;
import java.util.Comparator;

/** Best first, each box against the kept ones: O(n log n + n · kept). */
public class Solution {
    public static int[] suppress(double[][] boxes, double[] scores, int[] classes, double threshold) {
        Integer[] order = new Integer[boxes.length];
        Arrays.setAll(order, i -> i);
        // The sort is stable: equal scores stay in the order of their indices.
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> scores[i]).reversed());
        int[] kept = new int[boxes.length];
        int count = 0;
        for (int candidate : order) {
            boolean free = true;
            for (int i = 0; i < count && free; i++) {
                free = classes[kept[i]] != classes[candidate] || iou(boxes[kept[i]], boxes[candidate]) <= threshold;
            }
            if (free) {
                kept[count++] = candidate;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static double iou(double[] a, double[] b) {
        double width = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]));
        double height = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
        double intersection = width * height;
        double union = area(a) + area(b) - intersection;
        return union > 0 ? intersection / union : 0;
    }

    private static double area(double[] box) {
        return (box[2] - box[0]) * (box[3] - box[1]);
    }
}
