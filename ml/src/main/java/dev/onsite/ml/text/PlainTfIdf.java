package dev.onsite.ml.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * TF-IDF from the definition: tf = count/words of the document, idf = ln(n/df). What one writes in an interview, and the
 * oracle of {@link TfIdf} under its textbook formula (but for its length: this one is not normalised). O(words).
 */
public final class PlainTfIdf {
    private PlainTfIdf() {}

    /** One map a document, from its terms in alphabetical order to tf · idf. */
    public static List<Map<String, Double>> of(List<List<String>> documents) {
        Map<String, Integer> documentsWith = new HashMap<>();
        for (List<String> document : documents) {
            for (String term : new HashSet<>(document)) {
                documentsWith.merge(term, 1, Integer::sum);
            }
        }
        return documents.stream()
                .map(document -> {
                    Map<String, Double> weights = new TreeMap<>();
                    for (String term : document) {
                        weights.merge(term, 1.0 / document.size(), Double::sum);
                    }
                    weights.replaceAll(
                            (term, tf) -> tf * Math.log((double) documents.size() / documentsWith.get(term)));
                    return weights;
                })
                .toList();
    }
}
