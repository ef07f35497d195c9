package dev.onsite.ml.ann;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Inserts all vectors of a source, with as many threads as asked for. */
final class BulkInsertion {
    /** Inserted by one thread, so that the others find a graph to search. */
    private static final int SEED_NODES = 256;

    private final HnswIndex index;
    private final VectorSource source;
    private final BuildOptions options;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ReentrantLock reporting = new ReentrantLock();
    private final int reportEvery;

    BulkInsertion(HnswIndex index, VectorSource source, BuildOptions options) {
        this.index = index;
        this.source = source;
        this.options = options;
        reportEvery = Math.max(1, source.size() / 100);
    }

    void run() {
        insertUpTo(Math.min(SEED_NODES, source.size()));
        List<Thread> helpers = new ArrayList<>();
        for (int t = 1; t < options.threads() && source.size() > SEED_NODES; t++) {
            Thread helper = new Thread(() -> insertUpTo(source.size()), "hnsw-build-" + t);
            helper.setDaemon(true);
            helper.start();
            helpers.add(helper);
        }
        insertUpTo(source.size());
        join(helpers);
        Throwable failed = failure.get();
        if (failed instanceof RuntimeException exception) {
            throw exception;
        }
        if (failed instanceof Error error) {
            throw error;
        }
    }

    private void join(List<Thread> helpers) {
        for (Thread helper : helpers) {
            try {
                helper.join();
            } catch (InterruptedException interrupted) {
                failure.compareAndSet(null, new CancellationException("the build was interrupted"));
                Thread.currentThread().interrupt();
            }
        }
    }

    private void insertUpTo(int end) {
        float[] vector = new float[source.dimension()];
        try {
            while (failure.get() == null) {
                int i = next.getAndIncrement();
                if (i >= end) {
                    next.decrementAndGet();
                    return;
                }
                source.read(i, vector);
                index.add(source.label(i), vector);
                report(done.incrementAndGet());
            }
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
        }
    }

    private void report(int count) {
        if (count % reportEvery != 0 && count != source.size()) {
            return;
        }
        reporting.lock();
        try {
            if (!options.progress().report(count, source.size())) {
                throw new CancellationException(
                        "the build was cancelled after " + count + " of " + source.size() + " vectors");
            }
        } finally {
            reporting.unlock();
        }
    }
}
