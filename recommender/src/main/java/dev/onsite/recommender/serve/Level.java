package dev.onsite.recommender.serve;

/** How much is done for an answer: the more is under way, the less. */
enum Level {
    FULL,
    /** A smaller beam. */
    QUICK_SEARCH,
    /** And no learned ranker. */
    NO_RANKER;

    static Level of(double load) {
        if (load < 0.5) {
            return FULL;
        }
        return load < 0.7 ? QUICK_SEARCH : NO_RANKER;
    }
}
