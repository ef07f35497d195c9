// expect: TLE on "60,000 tokens"
// Looks through the vocabulary for each token of the nucleus.
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        double top = row[largest(row)];
        double[] weights = Arrays.stream(row).map(logit -> Math.exp((logit - top) / temperature)).toArray();
        double all = Arrays.stream(weights).sum();
        List<Integer> nucleus = new ArrayList<>();
        double total = 0;
        double[] left = weights.clone();
        while (total / all < p && nucleus.size() < row.length) {
            int token = largest(left);
            nucleus.add(token);
            total += weights[token];
            left[token] = -1;
        }
        double sum = 0;
        for (int token : nucleus) {
            sum += weights[token];
            if (sum > u * total) {
                return token;
            }
        }
        return nucleus.get(nucleus.size() - 1);
    }
}
