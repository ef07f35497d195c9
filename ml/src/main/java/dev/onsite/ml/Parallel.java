package dev.onsite.ml;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Runs numbered tasks on up to so many threads. Results must depend on the task's number alone and be joined in the
 * order of numbers: then they are equal to the bit whatever the thread count.
 */
public final class Parallel {
    private Parallel() {}

    /** As many threads as the machine has processors. */
    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Runs tasks {@code 0 … tasks − 1}; returns when all are done. The calling thread takes part, so that a busy pool
     * delays but never blocks. The first exception of a task stops the others and is rethrown.
     */
    public static void run(int tasks, int threads, IntConsumer task) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        if (threads == 1 || tasks <= 1) {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
            return;
        }
        Run run = new Run(tasks, task);
        for (int t = 1; t < Math.min(threads, tasks); t++) {
            ForkJoinPool.commonPool().execute(run);
        }
        run.run();
        run.await();
    }

    /** Tasks are claimed one by one; whoever comes after the last was claimed has nothing to do. */
    private static final class Run implements Runnable {
        private final int tasks;
        private final IntConsumer task;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Run(int tasks, IntConsumer task) {
            this.tasks = tasks;
            this.task = task;
            left = new CountDownLatch(tasks);
        }

        @Override
        public void run() {
            for (int i = claim(); i < tasks; i = claim()) {
                try {
                    if (failure.get() == null) {
                        task.accept(i);
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    left.countDown();
                }
            }
        }

        private int claim() {
            return next.get() >= tasks ? tasks : next.getAndIncrement();
        }

        void await() {
            boolean interrupted = false;
            while (left.getCount() > 0) {
                try {
                    left.await();
                } catch (InterruptedException e) {
                    // The tasks still write into the caller's arrays: it must not return before they are done.
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure.get() instanceof RuntimeException e) {
                throw e;
            }
            if (failure.get() instanceof Error e) {
                throw e;
            }
        }
    }

    /** The number of chunks of at most {@code size} that cover {@code n}. */
    public static int chunks(int n, int size) {
        return (n + size - 1) / size;
    }
}
