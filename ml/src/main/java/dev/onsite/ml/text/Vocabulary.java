package dev.onsite.ml.text;

import dev.onsite.ml.linalg.Require;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Distinct terms numbered from 0, fixed. */
public final class Vocabulary {
    private final List<String> terms;
    private final Map<String, Integer> indices;

    /**
     * Numbers the terms in their order.
     *
     * @throws IllegalArgumentException if a term comes twice
     */
    public Vocabulary(List<String> terms) {
        this.terms = List.copyOf(terms);
        indices = new HashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            Require.that(indices.put(terms.get(i), i) == null, "terms must be distinct, got twice: %s", terms.get(i));
        }
    }

    /** The number of terms. */
    public int size() {
        return terms.size();
    }

    /** The terms in order. */
    public List<String> terms() {
        return terms;
    }

    /** The term of a number. */
    public String term(int index) {
        return terms.get(index);
    }

    /** The number of a term, −1 if it is not there. */
    public int indexOf(String term) {
        return indices.getOrDefault(term, -1);
    }
}
