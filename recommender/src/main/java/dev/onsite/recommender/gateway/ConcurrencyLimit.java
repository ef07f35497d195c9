package dev.onsite.recommender.gateway;

import static dev.onsite.recommender.Preconditions.require;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much may be under way at once, found from the latency: as long as it stays near what it is without a queue, the
 * limit grows by the square root of itself; when it rises, the limit shrinks by the ratio (the gradient of Netflix's
 * concurrency-limits, 2018). A fixed number would be too small on a big machine or too large when a neighbour takes
 * half of it.
 *
 * <p>A limit of n lets {@link Priority#LOW} in up to 0.6 n, {@link Priority#NORMAL} up to 0.9 n.
 */
public final class ConcurrencyLimit {
    /** How far above the long-term latency the present one may be before the limit shrinks. */
    private static final double TOLERANCE = 1.5;

    private static final double SMOOTHING = 0.2;
    private static final int WINDOW = 100;

    private final Options options;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile int limit;
    private double exact;
    private double longTerm;
    private long windowSum;
    private int windowCount;
    private int windowPeak;

    /**
     * The limit's range.
     *
     * @param initial where it starts
     * @param min at least 1
     * @param max it grows no further
     */
    public record Options(int initial, int min, int max) {
        /** Checks the ranges. */
        public Options {
            require(min >= 1, "min must be at least 1, got %d", min);
            require(initial >= min, "initial must be at least min (%d), got %d", min, initial);
            require(max >= initial, "max must be at least initial (%d), got %d", initial, max);
        }
    }

    /** Starts at the initial limit. */
    public ConcurrencyLimit(Options options) {
        this.options = options;
        this.exact = options.initial();
        this.limit = options.initial();
    }

    /** Takes a place; each one taken is given back once by {@link #release}. */
    public boolean tryAcquire(Priority priority) {
        int most = Math.max(1, (int) (limit * priority.share()));
        while (true) {
            int now = inFlight.get();
            if (now >= most) {
                return false;
            }
            if (inFlight.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    /**
     * Gives a place back.
     *
     * @param latencyNanos how long it was taken, the wait for a thread included
     */
    public void release(long latencyNanos) {
        int before = inFlight.getAndDecrement();
        synchronized (this) {
            windowSum += latencyNanos;
            windowCount++;
            windowPeak = Math.max(windowPeak, before);
            if (windowCount >= WINDOW) {
                adapt((double) windowSum / windowCount, windowPeak);
                windowSum = 0;
                windowCount = 0;
                windowPeak = 0;
            }
        }
    }

    private void adapt(double latency, int peak) {
        if (longTerm == 0) {
            longTerm = latency;
        }
        // Slowly up, so that a lasting overload is not taken for the normal state; quickly down.
        longTerm += (latency > longTerm ? 0.01 : 0.2) * (latency - longTerm);
        double gradient = Math.max(0.5, Math.min(1, TOLERANCE * longTerm / latency));
        if (gradient >= 1 && peak < exact / 2) {
            return; // unused room says nothing about how much more would do
        }
        double next = exact * gradient + Math.sqrt(exact);
        exact = Math.max(options.min(), Math.min(options.max(), exact + SMOOTHING * (next - exact)));
        limit = (int) exact;
    }

    /** How much of the limit is taken, 0 to 1 and more. */
    public double load() {
        return (double) inFlight.get() / limit;
    }

    /** How many are under way. */
    public int inFlight() {
        return inFlight.get();
    }

    /** The limit now. */
    public int limit() {
        return limit;
    }
}
