// expect: WA on "four queries"
// Takes the highest thresholds of those that are equally good.
/** A table of queries by how many thresholds they reach, and prefix sums over it: O(n log g + g²). */
public class Solution {
    record Cascade(double first, double second, int correct, long cost) {}

    public static Cascade tune(double[][] confidences, int[][] correct, long[] costs, double[] grid, long budget) {
        int n = confidences.length;
        int g = grid.length;
        // All queries, and those that the medium and the large model answer right.
        int[][] all = new int[g + 1][g + 1];
        int[][] medium = new int[g + 1][g + 1];
        int[][] large = new int[g + 1][g + 1];
        int[] small = new int[g + 1];
        int smallRight = 0;
        for (int i = 0; i < n; i++) {
            int u = reached(grid, confidences[i][0]);
            int v = reached(grid, confidences[i][1]);
            all[u][v]++;
            small[u] += correct[i][0];
            medium[u][v] += correct[i][1];
            large[u][v] += correct[i][2];
            smallRight += correct[i][0];
        }
        prefixSums(all);
        prefixSums(medium);
        prefixSums(large);
        Cascade best = null;
        int smallLost = 0;
        for (int a = 0; a < g; a++) {
            smallLost += small[a];
            for (int b = 0; b < g; b++) {
                int right = smallRight - smallLost + medium[a][g] - medium[a][b] + large[a][b];
                long cost = n * costs[0] + all[a][g] * costs[1] + all[a][b] * costs[2];
                boolean better = best == null
                        || right > best.correct()
                        || (right == best.correct() && cost <= best.cost());
                if (cost <= budget && better) {
                    best = new Cascade(grid[a], grid[b], right, cost);
                }
            }
        }
        return best;
    }

    /** How many thresholds a confidence reaches. */
    private static int reached(double[] grid, double confidence) {
        int low = 0;
        int high = grid.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (grid[middle] <= confidence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void prefixSums(int[][] table) {
        for (int u = 0; u < table.length; u++) {
            for (int v = 0; v < table.length; v++) {
                table[u][v] += (u > 0 ? table[u - 1][v] : 0)
                        + (v > 0 ? table[u][v - 1] : 0)
                        - (u > 0 && v > 0 ? table[u - 1][v - 1] : 0);
            }
        }
    }
}
