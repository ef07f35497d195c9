package dev.onsite.recommender.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leaves a part alone that failed several times in a row, and tries it again after a pause with one call.
 */
public final class Breaker {
    private final int failuresToOpen;
    private final long pauseNanos;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong retryAt = new AtomicLong();

    /** Opens after so many failures in a row, for that long. */
    public Breaker(int failuresToOpen, Duration pause) {
        this.failuresToOpen = failuresToOpen;
        this.pauseNanos = pause.toNanos();
    }

    /** Whether to call; in an open breaker one caller a pause may. */
    public boolean allows() {
        if (failures.get() < failuresToOpen) {
            return true;
        }
        long at = retryAt.get();
        long now = System.nanoTime();
        return now - at >= 0 && retryAt.compareAndSet(at, now + pauseNanos);
    }

    /** Whether calls are held back. */
    public boolean open() {
        return failures.get() >= failuresToOpen;
    }

    /** A call went well. */
    public void succeeded() {
        if (failures.get() != 0) {
            failures.set(0);
        }
    }

    /** A call failed. */
    public void failed() {
        if (failures.incrementAndGet() >= failuresToOpen) {
            retryAt.set(System.nanoTime() + pauseNanos);
        }
    }
}
