package dev.onsite.recommender.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Limits each client and all of them together. Clients that were quiet for longer than the window are forgotten, and no
 * more than a bounded number is remembered: whoever makes up names pays by the total limit.
 */
public final class RateLimiter {
    private static final long MAX_CLIENTS = 200_000;

    private final Cache<String, Bucket> clients;
    private final Bucket total;
    private volatile RateLimit perClient;
    private volatile RateLimit global;

    /** Limits by these, which can be changed later. */
    public RateLimiter(RateLimit perClient, RateLimit global) {
        this.perClient = perClient;
        this.global = global;
        this.total = new Bucket(System.nanoTime() - perClient.windowNanos());
        this.clients = Caffeine.newBuilder()
                .maximumSize(MAX_CLIENTS)
                .expireAfterAccess(Duration.ofSeconds(Math.max(60, 2 * perClient.windowSeconds())))
                .build();
    }

    /**
     * Whether a request was let in.
     *
     * @param allowed if so
     * @param policy which limit is told: {@code client} or, when that refused it, {@code global}
     * @param limit that limit
     * @param remaining requests left of it
     * @param resetSeconds until it is whole again; for a refused request, until one more is let in, at least 1
     */
    public record Decision(boolean allowed, String policy, RateLimit limit, long remaining, long resetSeconds) {
        /** {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers. */
        public String policyHeader() {
            return '"' + policy + "\";q=" + limit.quota() + ";w=" + limit.windowSeconds();
        }

        /** {@code RateLimit} of the same. */
        public String header() {
            return '"' + policy + "\";r=" + remaining + ";t=" + resetSeconds;
        }
    }

    /**
     * Decides on a request of this client now.
     *
     * @param client its key or address
     */
    public Decision decide(String client) {
        return decide(client, System.nanoTime());
    }

    Decision decide(String client, long now) {
        RateLimit own = perClient;
        Bucket bucket = clients.get(client, unseen -> new Bucket(now));
        long left = bucket.take(own, now);
        if (left < 0) {
            return new Decision(false, "client", own, 0, wholeSeconds(-1 - left));
        }
        RateLimit all = global;
        long leftInTotal = total.take(all, now);
        if (leftInTotal < 0) {
            return new Decision(false, "global", all, 0, wholeSeconds(-1 - leftInTotal));
        }
        return new Decision(true, "client", own, left, wholeSeconds(bucket.untilFull(now)));
    }

    /** Rounded up, so that whoever waits for it is let in. */
    private static long wholeSeconds(long nanos) {
        return Math.max(1, (nanos + 999_999_999L) / 1_000_000_000L);
    }

    /** The limit a client. */
    public RateLimit perClient() {
        return perClient;
    }

    /** Changes the limit a client. */
    public void perClient(RateLimit limit) {
        perClient = limit;
    }

    /** The limit of all together. */
    public RateLimit global() {
        return global;
    }

    /** Changes the limit of all together. */
    public void global(RateLimit limit) {
        global = limit;
    }
}
