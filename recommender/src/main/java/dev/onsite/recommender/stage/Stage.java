package dev.onsite.recommender.stage;

import java.util.Locale;

/** A part of a request's path. The budgets are those that the guide's drawing gives. */
public enum Stage {
    /** Looking for an answer that was given before. */
    CACHE(5),
    /** The user's vector, the index, the other sources. */
    RETRIEVAL(10),
    /** Features, the ranker, diversity. */
    RANKING(20),
    /** Writing the answer. */
    RESPONSE(5);

    private final int budgetMillis;

    Stage(int budgetMillis) {
        this.budgetMillis = budgetMillis;
    }

    /** What it may take. */
    public int budgetMillis() {
        return budgetMillis;
    }

    /** In JSON and in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
