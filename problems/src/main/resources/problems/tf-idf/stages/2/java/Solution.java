import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts a document first, damped afterwards; rare terms get no column: O(tokens + n · V). */
public class Solution {
    record TfIdf(String[] vocabulary, double[][] weights) {}

    public static TfIdf tfIdf(String[] documents, int minDocuments) {
        List<Map<String, Integer>> counts = new ArrayList<>();
        Map<String, Integer> documentFrequency = new TreeMap<>();
        for (String document : documents) {
            Map<String, Integer> count = count(document);
            counts.add(count);
            for (String term : count.keySet()) {
                documentFrequency.merge(term, 1, Integer::sum);
            }
        }
        documentFrequency.values().removeIf(frequency -> frequency < minDocuments);
        String[] vocabulary = documentFrequency.keySet().toArray(new String[0]);
        Map<String, Integer> columns = new HashMap<>();
        for (int j = 0; j < vocabulary.length; j++) {
            columns.put(vocabulary[j], j);
        }
        double[][] weights = new double[documents.length][vocabulary.length];
        for (int i = 0; i < documents.length; i++) {
            for (Map.Entry<String, Integer> term : counts.get(i).entrySet()) {
                Integer j = columns.get(term.getKey());
                if (j != null) {
                    double idf = Math.log((1.0 + documents.length) / (1.0 + documentFrequency.get(term.getKey()))) + 1;
                    weights[i][j] = (1 + Math.log(term.getValue())) * idf;
                }
            }
            normalise(weights[i]);
        }
        return new TfIdf(vocabulary, weights);
    }

    private static Map<String, Integer> count(String document) {
        Map<String, Integer> count = new HashMap<>();
        for (String token : document.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!token.isEmpty()) {
                count.merge(token, 1, Integer::sum);
            }
        }
        return count;
    }

    private static void normalise(double[] row) {
        double squares = 0;
        for (double value : row) {
            squares += value * value;
        }
        for (int j = 0; j < row.length && squares > 0; j++) {
            row[j] /= Math.sqrt(squares);
        }
    }
}
