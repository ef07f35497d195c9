// expect: WA on "across the split"
// Never looks at the other side.
import java.util.PriorityQueue;

/** Split by position at the median, leaves of 16 points: O(n log n) to build, O(log n) a query in few dimensions. */
public class KdTree {
    private static final int LEAF = 16;

    record Found(double distance, int index) {}

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

    public int[] nearest(double[] query, int k) {
        PriorityQueue<Found> kept = new PriorityQueue<>((a, b) -> compare(b, a));
        search(0, order.length, 0, query, k, kept);
        int[] indices = new int[kept.size()];
        for (int i = indices.length - 1; i >= 0; i--) {
            indices[i] = kept.poll().index();
        }
        return indices;
    }

    private void search(int from, int to, int axis, double[] query, int k, PriorityQueue<Found> kept) {
        if (to - from <= LEAF) {
            for (int at = from; at < to; at++) {
                offer(new Found(squaredDistance(points[order[at]], query), order[at]), k, kept);
            }
            return;
        }
        int middle = (from + to) >>> 1;
        int next = (axis + 1) % query.length;
        double side = query[axis] - splits[middle];
        if (side < 0) {
            search(from, middle, next, query, k, kept);
        } else {
            search(middle, to, next, query, k, kept);
        }
        if (kept.size() < k) {
            if (side < 0) {
                search(middle, to, next, query, k, kept);
            } else {
                search(from, middle, next, query, k, kept);
            }
        }
    }

    private static void offer(Found found, int k, PriorityQueue<Found> kept) {
        if (kept.size() < k) {
            kept.add(found);
        } else if (compare(found, kept.peek()) < 0) {
            kept.poll();
            kept.add(found);
        }
    }

    /** Nearer first; equally near, the lower index first. */
    private static int compare(Found a, Found b) {
        int byDistance = Double.compare(a.distance(), b.distance());
        return byDistance != 0 ? byDistance : Integer.compare(a.index(), b.index());
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
