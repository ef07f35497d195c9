// expect: TLE on "50,000 queries"
public class Solution {
    record Cascade(double first, double second, int correct, long cost) {}

    public static Cascade tune(double[][] confidences, int[][] correct, long[] costs, double[] grid, long budget) {
        Cascade best = null;
        for (double first : grid) {
            for (double second : grid) {
                int right = 0;
                long cost = 0;
                for (int i = 0; i < confidences.length; i++) {
                    int model = confidences[i][0] >= first ? 0 : confidences[i][1] >= second ? 1 : 2;
                    right += correct[i][model];
                    for (int m = 0; m <= model; m++) {
                        cost += costs[m];
                    }
                }
                boolean better = best == null
                        || right > best.correct()
                        || (right == best.correct() && cost < best.cost());
                if (cost <= budget && better) {
                    best = new Cascade(first, second, right, cost);
                }
            }
        }
        return best;
    }
}
