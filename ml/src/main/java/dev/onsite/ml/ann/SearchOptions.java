package dev.onsite.ml.ann;

import java.util.function.LongPredicate;

/**
 * How to search.
 *
 * @param ef how many of the nearest found so far the search keeps and expands; more costs time and raises recall.
 *     Raised to k where smaller. An exact index ignores it.
 * @param rerank how many of the nearest by code are scored again with the exact vectors, in a quantised index; raised to
 *     k where smaller. Others ignore it.
 * @param filter which labels may be returned, or null for all. Must be pure: it is called in no particular order, more
 *     than once a label.
 */
public record SearchOptions(int ef, int rerank, LongPredicate filter) {
    private static final SearchOptions DEFAULT = new SearchOptions(64, 32, null);

    /** Checks the ranges. */
    public SearchOptions {
        Arguments.require(ef >= 1, "ef must be at least 1, got %d", ef);
        Arguments.require(rerank >= 1, "rerank must be at least 1, got %d", rerank);
    }

    /** ef 64, rerank 32, no filter. */
    public static SearchOptions defaults() {
        return DEFAULT;
    }

    /** The defaults with this ef; as many are scored again as are kept. */
    public static SearchOptions ofEf(int ef) {
        return new SearchOptions(ef, ef, null);
    }

    /** These options with another rerank. */
    public SearchOptions withRerank(int count) {
        return new SearchOptions(ef, count, filter);
    }

    /** These options with a filter. */
    public SearchOptions withFilter(LongPredicate allowed) {
        return new SearchOptions(ef, rerank, allowed);
    }
}
