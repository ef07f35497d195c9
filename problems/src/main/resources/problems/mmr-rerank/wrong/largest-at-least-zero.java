// expect: WA on "four items"
// The running maximum starts from 0.
/** Greedy choice with a running maximum: O(nkd) time. */
public class Solution {
    private static final double EQUAL = 1e-9;

    public static int[] rerank(double[] relevance, double[][] embeddings, int k, double tradeOff) {
        int n = relevance.length;
        double[][] units = new double[n][];
        for (int i = 0; i < n; i++) {
            units[i] = unit(embeddings[i]);
        }
        double[] nearest = new double[n];
        boolean[] taken = new boolean[n];
        int[] chosen = new int[Math.min(k, n)];
        for (int c = 0; c < chosen.length; c++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                if (!taken[i]) {
                    best = Math.max(best, tradeOff * relevance[i] - (1 - tradeOff) * nearest[i]);
                }
            }
            int choice = 0;
            while (taken[choice] || tradeOff * relevance[choice] - (1 - tradeOff) * nearest[choice] < best - EQUAL) {
                choice++;
            }
            chosen[c] = choice;
            taken[choice] = true;
            for (int i = 0; i < n; i++) {
                nearest[i] = Math.max(nearest[i], dot(units[i], units[choice]));
            }
        }
        return chosen;
    }

    private static double[] unit(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        double[] unit = new double[vector.length];
        for (int f = 0; f < unit.length && length > 0; f++) {
            unit[f] = vector[f] / length;
        }
        return unit;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += a[f] * b[f];
        }
        return sum;
    }
}
