// expect: TLE on "5,000 equal points"
// What is smaller than the median goes left: equal points never part.
import java.util.ArrayList;
import java.util.List;

public class KdTree {
    private final double[][] points;
    private final List<int[]> leaves = new ArrayList<>();

    public KdTree(double[][] points) {
        this.points = points;
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            all.add(i);
        }
        build(all, 0);
    }

    private void build(List<Integer> indices, int depth) {
        if (indices.size() <= 16) {
            leaves.add(indices.stream().mapToInt(i -> i).toArray());
            return;
        }
        int axis = depth % points[0].length;
        double[] values = indices.stream().mapToDouble(i -> points[i][axis]).sorted().toArray();
        double median = values[values.length / 2];
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        for (int i : indices) {
            (points[i][axis] < median ? left : right).add(i);
        }
        build(left, depth + 1);
        build(right, depth + 1);
    }

    public int[] nearest(double[] query, int k) {
        List<Integer> all = new ArrayList<>();
        for (int[] leaf : leaves) {
            for (int i : leaf) {
                all.add(i);
            }
        }
        all.sort((a, b) -> {
            int order = Double.compare(distance(points[a], query), distance(points[b], query));
            return order != 0 ? order : Integer.compare(a, b);
        });
        return all.subList(0, k).stream().mapToInt(i -> i).toArray();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
