package dev.onsite.recommender.gateway;

/** Who is refused first when there is more to do than can be done: the last of these. */
public enum Priority {
    /** What must not be lost, such as events. */
    CRITICAL(1.0),
    /** Someone is waiting for the answer. */
    NORMAL(0.9),
    /** Nobody is: prefetching, batches, refreshing before expiry. */
    LOW(0.6);

    private final double share;

    Priority(double share) {
        this.share = share;
    }

    /** The part of the concurrency limit that may be taken before this priority is refused. */
    double share() {
        return share;
    }
}
