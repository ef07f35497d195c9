package dev.onsite.recommender.gateway;

import java.util.concurrent.atomic.AtomicLong;

/** The state of one client against a {@link RateLimit}: the moment until which its requests are paid for. */
final class Bucket {
    private final AtomicLong promised;

    Bucket(long now) {
        promised = new AtomicLong(now);
    }

    /**
     * Takes a request in, or not.
     *
     * @param now by {@link System#nanoTime}
     * @return requests left at this moment, or −1 − the nanoseconds until one is let in
     */
    long take(RateLimit limit, long now) {
        long increment = limit.increment();
        while (true) {
            long before = promised.get();
            long from = before - now > 0 ? before : now;
            long after = from + increment;
            long ahead = after - now;
            // Rounding of the increment must not cost the last request of the quota.
            if (ahead > Math.max(limit.windowNanos(), increment)) {
                return -1 - (ahead - limit.windowNanos());
            }
            if (promised.compareAndSet(before, after)) {
                return (limit.windowNanos() - ahead) / increment;
            }
        }
    }

    /** Nanoseconds until the whole quota is there again. */
    long untilFull(long now) {
        return Math.max(0, promised.get() - now);
    }
}
