// expect: WA on "exactly at the radius"
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A grid of cells as wide as the radius, then a search over core points: O(n) at bounded density. */
public class Solution {
    record Cell(long x, long y) {}

    public static int[] dbscan(double[][] points, double radius, int minPoints) {
        Map<Cell, List<Integer>> grid = new HashMap<>();
        for (int i = 0; i < points.length; i++) {
            grid.computeIfAbsent(cell(points[i], radius, 0, 0), unused -> new ArrayList<>()).add(i);
        }
        int[][] neighbours = new int[points.length][];
        for (int i = 0; i < points.length; i++) {
            neighbours[i] = neighbours(points, i, radius, grid);
        }
        int[] labels = new int[points.length];
        Arrays.fill(labels, -1);
        int clusters = 0;
        for (int start = 0; start < points.length; start++) {
            if (labels[start] >= 0 || neighbours[start].length < minPoints) {
                continue;
            }
            Deque<Integer> open = new ArrayDeque<>(List.of(start));
            labels[start] = clusters;
            while (!open.isEmpty()) {
                for (int next : neighbours[open.pop()]) {
                    if (labels[next] < 0 && neighbours[next].length >= minPoints) {
                        labels[next] = clusters;
                        open.push(next);
                    }
                }
            }
            clusters++;
        }
        for (int i = 0; i < points.length; i++) {
            if (neighbours[i].length >= minPoints) {
                continue;
            }
            for (int j : neighbours[i]) {
                if (neighbours[j].length >= minPoints && (labels[i] < 0 || labels[j] < labels[i])) {
                    labels[i] = labels[j];
                }
            }
        }
        return labels;
    }

    private static int[] neighbours(double[][] points, int i, double radius, Map<Cell, List<Integer>> grid) {
        List<Integer> found = new ArrayList<>();
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                for (int j : grid.getOrDefault(cell(points[i], radius, dx, dy), List.of())) {
                    double x = points[i][0] - points[j][0];
                    double y = points[i][1] - points[j][1];
                    if (x * x + y * y < radius * radius) {
                        found.add(j);
                    }
                }
            }
        }
        return found.stream().mapToInt(j -> j).toArray();
    }

    private static Cell cell(double[] point, double radius, int dx, int dy) {
        return new Cell((long) Math.floor(point[0] / radius) + dx, (long) Math.floor(point[1] / radius) + dy);
    }
}
