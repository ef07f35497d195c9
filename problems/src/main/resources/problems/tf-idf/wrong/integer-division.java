// expect: WA on "three documents"
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Hash maps for counts, one pass over the tokens: O(tokens + n · V). */
public class Solution {
    record TfIdf(String[] vocabulary, double[][] weights) {}

    public static TfIdf tfIdf(String[] documents) {
        List<List<String>> tokenised = new ArrayList<>();
        Map<String, Integer> documentFrequency = new TreeMap<>();
        for (String document : documents) {
            List<String> tokens = tokens(document);
            tokenised.add(tokens);
            for (String term : new HashSet<>(tokens)) {
                documentFrequency.merge(term, 1, Integer::sum);
            }
        }
        String[] vocabulary = documentFrequency.keySet().toArray(new String[0]);
        Map<String, Integer> columns = new HashMap<>();
        double[] idf = new double[vocabulary.length];
        for (int j = 0; j < vocabulary.length; j++) {
            columns.put(vocabulary[j], j);
            idf[j] = Math.log((1 + documents.length) / (1 + documentFrequency.get(vocabulary[j]))) + 1;
        }
        double[][] weights = new double[documents.length][vocabulary.length];
        for (int i = 0; i < documents.length; i++) {
            List<String> tokens = tokenised.get(i);
            for (String token : tokens) {
                int j = columns.get(token);
                weights[i][j] += idf[j] / tokens.size();
            }
            normalise(weights[i]);
        }
        return new TfIdf(vocabulary, weights);
    }

    private static List<String> tokens(String document) {
        List<String> tokens = new ArrayList<>();
        for (String token : document.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        }
        return tokens;
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
