package dev.onsite.recommender.gateway;

import static dev.onsite.recommender.Preconditions.require;

/**
 * A quota of requests a window, refilled continuously.
 *
 * <p>The generic cell rate algorithm (ITU-T I.371): a request is worth {@code window / quota} of time, and is let in
 * when the time promised so far is at most a window ahead of now. One number of state a client, no timer; the same
 * decisions as a leaky bucket of {@code quota} tokens.
 *
 * @param quota requests that may come at once, and in each window, at least 1
 * @param windowSeconds how long until a spent quota is whole again, at least 1
 */
public record RateLimit(long quota, long windowSeconds) {
    /** Checks the ranges. */
    public RateLimit {
        require(quota >= 1 && quota <= 1_000_000_000, "quota must be between 1 and 1000000000, got %d", quota);
        require(windowSeconds >= 1 && windowSeconds <= 86_400, "window must be 1 to 86400 s, got %d", windowSeconds);
    }

    /** That many a second, and a burst of as many. */
    public static RateLimit perSecond(long rate) {
        return new RateLimit(rate, 1);
    }

    long windowNanos() {
        return windowSeconds * 1_000_000_000L;
    }

    /** What a request is worth, in nanoseconds. */
    long increment() {
        return Math.max(1, windowNanos() / quota);
    }
}
