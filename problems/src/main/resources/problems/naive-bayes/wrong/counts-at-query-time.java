// expect: TLE on "4,000 documents"
// Goes through the training set for every token of a query.
import java.util.Arrays;
import java.util.List;

public class Solution {
    public static double[][] naiveBayes(
            List<int[]> documents, int[] labels, List<int[]> queries, int vocabularySize, double alpha) {
        int classes = Arrays.stream(labels).max().getAsInt() + 1;
        double[][] posterior = new double[queries.size()][classes];
        for (int i = 0; i < posterior.length; i++) {
            for (int k = 0; k < classes; k++) {
                int chosen = k;
                long members = Arrays.stream(labels).filter(label -> label == chosen).count();
                posterior[i][k] = Math.log((double) members / labels.length);
            }
            for (int token : queries.get(i)) {
                if (token >= vocabularySize) {
                    continue;
                }
                double[] counts = new double[classes];
                double[] totals = new double[classes];
                for (int j = 0; j < labels.length; j++) {
                    for (int other : documents.get(j)) {
                        totals[labels[j]]++;
                        counts[labels[j]] += other == token ? 1 : 0;
                    }
                }
                for (int k = 0; k < classes; k++) {
                    posterior[i][k] += Math.log((counts[k] + alpha) / (totals[k] + alpha * vocabularySize));
                }
            }
            double largest = Arrays.stream(posterior[i]).max().getAsDouble();
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                posterior[i][k] = Math.exp(posterior[i][k] - largest);
                sum += posterior[i][k];
            }
            for (int k = 0; k < classes; k++) {
                posterior[i][k] /= sum;
            }
        }
        return posterior;
    }
}
