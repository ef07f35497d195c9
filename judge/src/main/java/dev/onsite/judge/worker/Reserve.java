package dev.onsite.judge.worker;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Things that take long to make, made before they are asked for. What was taken is replaced only once nothing that was
 * taken is in use any more: whoever waits for a verdict has the processors to himself. As many of a kind are kept as
 * were in use at the same moment of late, so that one candidate costs one idle worker and a class of four has four.
 *
 * @param <K> kinds, equal where interchangeable
 * @param <W> what is made
 */
final class Reserve<K, W extends AutoCloseable> implements AutoCloseable {
    /** The kinds that are kept: the problems a person goes back and forth between. */
    private static final int MOST_KINDS = 4;

    private static final int MOST_OF_A_KIND = 4;
    private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(5);

    /** Time for the next of several submissions to come in before the processors are taken. */
    private static final long QUIET_MILLIS = 60;

    private final Maker<K, W> maker;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService making = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "judge-reserve");
        thread.setDaemon(true);
        return thread;
    });
    /** The least recently wanted first. */
    private final Map<K, Stock<W>> stocks = new LinkedHashMap<>();

    private final Map<K, Integer> inUse = new HashMap<>();
    private boolean closed;

    /** Makes one; ready for use when it returns. */
    interface Maker<K, W> {
        W make(K kind) throws IOException;
    }

    private static final class Stock<W> {
        final Deque<Future<W>> ready = new ArrayDeque<>();
        int mostInUse = 1;
        long since;
    }

    Reserve(Maker<K, W> maker, LongSupplier nanoTime) {
        this.maker = maker;
        this.nanoTime = nanoTime;
    }

    /** Begins to make one of a kind, unless there is one. */
    synchronized void want(K kind) {
        Stock<W> stock = wantedNow(kind);
        if (stock.ready.isEmpty()) {
            add(kind, stock);
        }
        dropOldKinds();
    }

    /** One of a kind: made before, being made, or made now; tell {@link #done} when it is no longer in use. */
    W take(K kind) throws IOException {
        Future<W> waiting;
        synchronized (this) {
            Stock<W> stock = wantedNow(kind);
            int now = inUse.merge(kind, 1, Integer::sum);
            if (now >= stock.mostInUse || nanoTime.getAsLong() - stock.since > FORGOTTEN_NANOS) {
                stock.mostInUse = now;
                stock.since = nanoTime.getAsLong();
            }
            waiting = stock.ready.poll();
        }
        try {
            return waiting == null ? maker.make(kind) : waiting.get();
        } catch (ExecutionException failed) {
            done(kind);
            throw new IOException(failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException stopped) {
            done(kind);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } catch (IOException | RuntimeException failed) {
            done(kind);
            throw failed;
        }
    }

    /** What was taken is not in use any more. */
    synchronized void done(K kind) {
        inUse.computeIfPresent(kind, (same, count) -> count > 1 ? count - 1 : null);
        if (inUse.isEmpty() && !closed) {
            var unused = making.schedule(this::refill, QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** How many of a kind are ready or being made. */
    synchronized int ready(K kind) {
        Stock<W> stock = stocks.get(kind);
        return stock == null ? 0 : stock.ready.size();
    }

    private synchronized void refill() {
        if (!inUse.isEmpty() || closed) {
            return;
        }
        dropOldKinds();
        K latest = null;
        for (Map.Entry<K, Stock<W>> entry : stocks.entrySet()) {
            latest = entry.getKey();
            Deque<Future<W>> ready = entry.getValue().ready;
            while (ready.size() > wanted(entry.getValue())) {
                discard(ready.pollLast());
            }
        }
        // The others keep what they have: only what is wanted now is worth a processor.
        if (latest != null && stocks.get(latest).ready.size() < wanted(stocks.get(latest))) {
            add(latest, stocks.get(latest));
            // One at a time: a submission that comes in now finds at most one in its way.
            var unused = making.schedule(this::refill, 0, TimeUnit.MILLISECONDS);
        }
    }

    /** The stock of a kind, as the most recently wanted one. */
    private Stock<W> wantedNow(K kind) {
        Stock<W> stock = stocks.remove(kind);
        stocks.put(kind, stock == null ? new Stock<>() : stock);
        return stocks.get(kind);
    }

    private int wanted(Stock<W> stock) {
        boolean forgotten = nanoTime.getAsLong() - stock.since > FORGOTTEN_NANOS;
        return forgotten ? 1 : Math.min(stock.mostInUse, MOST_OF_A_KIND);
    }

    private void add(K kind, Stock<W> stock) {
        if (!closed) {
            stock.ready.add(making.submit(() -> maker.make(kind)));
        }
    }

    private void dropOldKinds() {
        while (stocks.size() > MOST_KINDS) {
            K oldest = stocks.keySet().iterator().next();
            stocks.remove(oldest).ready.forEach(this::discard);
        }
    }

    private void discard(Future<W> made) {
        making.execute(() -> {
            try {
                made.get().close();
            } catch (Exception unmade) {
                // Then there is nothing to close.
            }
        });
    }

    /** Makes nothing any more; what is ready is closed by whoever made it. */
    @Override
    public synchronized void close() {
        closed = true;
        making.shutdownNow();
    }
}
