package dev.onsite.recommender.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs blocks of work on threads of its own; who takes which block changes no result. */
final class Parallel {
    private Parallel() {}

    /** Work on rows {@code from} to {@code to}. */
    interface Range {
        void run(int from, int to);
    }

    static void rows(int rows, int block, int threads, Range work) {
        blocks((rows + block - 1) / block, threads, b -> work.run(b * block, Math.min(rows, (b + 1) * block)));
    }

    static void blocks(int blocks, int threads, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                running.add(pool.submit(() -> {
                    for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                        work.accept(b);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a thread of the training failed: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", stopped);
        } finally {
            pool.shutdownNow();
        }
    }
}
