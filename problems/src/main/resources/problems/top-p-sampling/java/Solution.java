import java.util.Arrays;
import java.util.Comparator;

/** One sort a row: O(V log V). */
public class Solution {
    public static int[] topPSample(double[][] logits, double temperature, double p, double[] u) {
        int[] tokens = new int[logits.length];
        for (int i = 0; i < logits.length; i++) {
            tokens[i] = temperature == 0 ? largest(logits[i]) : sample(logits[i], temperature, p, u[i]);
        }
        return tokens;
    }

    private static int largest(double[] row) {
        int best = 0;
        for (int v = 1; v < row.length; v++) {
            best = row[v] > row[best] ? v : best;
        }
        return best;
    }

    private static int sample(double[] row, double temperature, double p, double u) {
        double[] probabilities = softmax(row, temperature);
        Integer[] order = new Integer[row.length];
        Arrays.setAll(order, v -> v);
        // Stable: equal ones stay in order of their index.
        Arrays.sort(order, Comparator.comparingDouble((Integer v) -> -probabilities[v]));
        int last = 0;
        double total = probabilities[order[0]];
        while (total < p && last + 1 < row.length) {
            last++;
            total += probabilities[order[last]];
        }
        double sum = 0;
        for (int j = 0; j < last; j++) {
            sum += probabilities[order[j]];
            if (sum > u * total) {
                return order[j];
            }
        }
        return order[last];
    }

    private static double[] softmax(double[] row, double temperature) {
        double largest = Arrays.stream(row).max().getAsDouble();
        double[] weights = new double[row.length];
        double sum = 0;
        for (int v = 0; v < row.length; v++) {
            weights[v] = Math.exp((row[v] - largest) / temperature);
            sum += weights[v];
        }
        for (int v = 0; v < row.length; v++) {
            weights[v] /= sum;
        }
        return weights;
    }
}
