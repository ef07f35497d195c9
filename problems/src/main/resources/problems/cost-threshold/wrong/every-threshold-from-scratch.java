// expect: TLE on "100,000 payments"
public class Solution {
    record Operating(double threshold, long cost, int alerts) {}

    public static Operating cheapest(
            double[] scores, int[] labels, long[] amounts, long reviewCost, long insultCost, int capacity) {
        Operating best = at(Double.POSITIVE_INFINITY, scores, labels, amounts, reviewCost, insultCost);
        for (double threshold : scores) {
            Operating next = at(threshold, scores, labels, amounts, reviewCost, insultCost);
            boolean better = next.cost() < best.cost()
                    || (next.cost() == best.cost() && next.threshold() > best.threshold());
            if (next.alerts() <= capacity && better) {
                best = next;
            }
        }
        return best;
    }

    private static Operating at(
            double threshold, double[] scores, int[] labels, long[] amounts, long reviewCost, long insultCost) {
        long cost = 0;
        int alerts = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] >= threshold) {
                alerts++;
                cost += reviewCost + (labels[i] == 1 ? 0 : insultCost);
            } else if (labels[i] == 1) {
                cost += amounts[i];
            }
        }
        return new Operating(threshold, cost, alerts);
    }
}
