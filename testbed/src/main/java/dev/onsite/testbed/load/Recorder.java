package dev.onsite.testbed.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts what operations come to; they end on any thread. */
final class Recorder {
    /** Kinds beyond these are counted together, so that messages that differ each time don't fill the memory. */
    private static final int MAX_KINDS = 100;

    private final long intervalNanos;
    private final Histogram latency = LoadResult.empty();
    private final List<Histogram> intervals = new ArrayList<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private int pending;
    private boolean over;

    Recorder(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    synchronized int pending() {
        return pending;
    }

    synchronized void started() {
        pending++;
    }

    synchronized void ended(long intended, long nanos, Throwable failure) {
        if (over) {
            return; // it was counted as pending
        }
        pending--;
        if (failure == null) {
            latency.recordValue(Math.max(0, nanos));
            interval((int) (intended / intervalNanos)).recordValue(Math.max(0, nanos));
        } else {
            count(kind(failure), 1);
        }
        if (pending == 0) {
            notifyAll();
        }
    }

    synchronized void drain(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long left = limit.toNanos();
        while (pending > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        over = true;
        if (pending > 0) {
            count("pending", pending);
        }
    }

    synchronized LoadResult result(long sent, long skipped, Duration interval, Duration took, Duration cpu) {
        return new LoadResult(sent, latency.getTotalCount(), errors, skipped, latency, intervals, interval, took, cpu);
    }

    private Histogram interval(int at) {
        while (intervals.size() <= at) {
            intervals.add(LoadResult.empty());
        }
        return intervals.get(at);
    }

    private void count(String kind, long count) {
        errors.merge(errors.size() < MAX_KINDS || errors.containsKey(kind) ? kind : "other", count, Long::sum);
    }

    private static String kind(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof FailedOperation
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
    }
}
