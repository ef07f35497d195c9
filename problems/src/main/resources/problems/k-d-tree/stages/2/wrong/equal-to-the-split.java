// expect: WA on "at the radius, on a grid"
// Does not go where the split is exactly the radius away: points equal to it lie on both sides.
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Split by position at the median, leaves of 16 points: O(n log n) to build, O(log n + m) to find m points in few dimensions. */
public class KdTree {
    private static final int LEAF = 16;

    private final double[][] points;
    /** The indices of the points in the order of the tree: a node is a range of it, split in the middle. */
    private final int[] order;
    /** The splitting coordinate of the node whose middle is at this position. */
    private final double[] splits;

    public KdTree(double[][] points) {
        this.points = points;
        order = new int[points.length];
        splits = new double[points.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        build(0, order.length, 0);
    }

    private void build(int from, int to, int axis) {
        if (to - from <= LEAF) {
            return;
        }
        int middle = (from + to) >>> 1;
        select(from, to - 1, middle, axis);
        splits[middle] = points[order[middle]][axis];
        int next = (axis + 1) % points[0].length;
        build(from, middle, next);
        build(middle, to, next);
    }

    /** Quickselect: afterwards nothing before {@code middle} is larger, and nothing after it smaller. */
    private void select(int low, int high, int middle, int axis) {
        while (low < high) {
            double pivot = points[order[(low + high) >>> 1]][axis];
            int i = low;
            int j = high;
            while (i <= j) {
                while (points[order[i]][axis] < pivot) {
                    i++;
                }
                while (points[order[j]][axis] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swapped = order[i];
                    order[i++] = order[j];
                    order[j--] = swapped;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    public int[] within(double[] query, double radius) {
        List<Integer> found = new ArrayList<>();
        search(0, order.length, 0, query, radius, found);
        Collections.sort(found);
        int[] indices = new int[found.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = found.get(i);
        }
        return indices;
    }

    private void search(int from, int to, int axis, double[] query, double radius, List<Integer> found) {
        if (to - from <= LEAF) {
            for (int at = from; at < to; at++) {
                if (squaredDistance(points[order[at]], query) <= radius * radius) {
                    found.add(order[at]);
                }
            }
            return;
        }
        int middle = (from + to) >>> 1;
        int next = (axis + 1) % query.length;
        double side = query[axis] - splits[middle];
        if (side < radius) {
            search(from, middle, next, query, radius, found);
        }
        if (-side < radius) {
            search(middle, to, next, query, radius, found);
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
