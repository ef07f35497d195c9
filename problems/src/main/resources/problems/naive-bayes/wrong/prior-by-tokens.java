// expect: WA on "two classes"
// A class's share of the tokens, not of the documents.
import java.util.Arrays;
import java.util.List;

/** One pass to count, then K look-ups a token: O(tokens · K + K · V), and K × V counts in memory. */
public class Solution {
    public static double[][] naiveBayes(
            List<int[]> documents, int[] labels, List<int[]> queries, int vocabularySize, double alpha) {
        int classes = Arrays.stream(labels).max().getAsInt() + 1;
        double[][] logShares = new double[classes][vocabularySize];
        double[] tokens = new double[classes];
        double[] logPrior = new double[classes];
        for (int i = 0; i < labels.length; i++) {
            logPrior[labels[i]]++;
            for (int token : documents.get(i)) {
                logShares[labels[i]][token]++;
                tokens[labels[i]]++;
            }
        }
        for (int k = 0; k < classes; k++) {
            logPrior[k] = Math.log(tokens[k] / Arrays.stream(tokens).sum());
            for (int v = 0; v < vocabularySize; v++) {
                logShares[k][v] = Math.log((logShares[k][v] + alpha) / (tokens[k] + alpha * vocabularySize));
            }
        }
        double[][] posterior = new double[queries.size()][];
        for (int i = 0; i < posterior.length; i++) {
            posterior[i] = logPrior.clone();
            for (int token : queries.get(i)) {
                for (int k = 0; k < classes && token < vocabularySize; k++) {
                    posterior[i][k] += logShares[k][token];
                }
            }
            normalise(posterior[i]);
        }
        return posterior;
    }

    /** From logarithms, up to a common constant, to probabilities. */
    private static void normalise(double[] logs) {
        double largest = Arrays.stream(logs).max().getAsDouble();
        double sum = 0;
        for (int k = 0; k < logs.length; k++) {
            logs[k] = Math.exp(logs[k] - largest);
            sum += logs[k];
        }
        for (int k = 0; k < logs.length; k++) {
            logs[k] /= sum;
        }
    }
}
