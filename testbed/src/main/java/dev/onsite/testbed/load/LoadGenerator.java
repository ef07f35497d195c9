package dev.onsite.testbed.load;

import static dev.onsite.testbed.Checks.require;
import static dev.onsite.testbed.Checks.requirePositive;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs an operation at the rate of its arrivals, from the caller's thread.
 *
 * <p>The thread parks between arrivals rather than spinning, so as to leave the machine to the server; what it wakes too
 * late, some 60 µs on Linux, is part of the latency like any other delay after the intended start.
 */
public final class LoadGenerator {
    private LoadGenerator() {}

    /**
     * When a run ends, and how it is told.
     *
     * @param duration how long operations are started
     * @param maxOperations no more are started than these
     * @param maxPending an operation that finds so many not yet done is skipped and counted as such
     * @param interval the length of the intervals with figures of their own; at most 1000 in the duration
     * @param drain how long the last operations are waited for
     */
    public record Options(Duration duration, long maxOperations, int maxPending, Duration interval, Duration drain) {
        public Options {
            requirePositive("duration", duration);
            requirePositive("interval", interval);
            requirePositive("drain", drain);
            require(maxOperations >= 1, "maxOperations must be at least 1, got " + maxOperations);
            require(maxPending >= 1, "maxPending must be at least 1, got " + maxPending);
            require(
                    duration.dividedBy(interval) <= 1000,
                    "interval must be at least a thousandth of the duration (" + duration + "), got " + interval);
        }

        /** That long, figures by the second (or the thousandth part), at most 100,000 pending, 10 s to drain. */
        public static Options lasting(Duration duration) {
            Duration second = Duration.ofSeconds(1);
            Duration thousandth = duration.dividedBy(1000).plusNanos(1);
            return new Options(
                    duration,
                    Long.MAX_VALUE,
                    100_000,
                    thousandth.compareTo(second) > 0 ? thousandth : second,
                    Duration.ofSeconds(10));
        }
    }

    /**
     * Runs to the end of the time or the count, then waits for what is pending.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    public static LoadResult run(Arrivals arrivals, Operation operation, Options options) throws InterruptedException {
        Recorder recorder = new Recorder(options.interval().toNanos());
        long cpu = cpuNanos();
        long start = System.nanoTime();
        long end = options.duration().toNanos();
        double due = 0;
        long sent = 0;
        long skipped = 0;
        while (due < end && sent + skipped < options.maxOperations()) {
            long intended = (long) due;
            parkUntil(start + intended);
            if (recorder.pending() >= options.maxPending()) {
                skipped++;
            } else {
                start(operation, sent++, start, intended, recorder);
            }
            due += arrivals.nextGapNanos();
        }
        recorder.drain(options.drain());
        Duration took = Duration.ofNanos(Math.max(1, System.nanoTime() - start));
        return recorder.result(sent, skipped, options.interval(), took, Duration.ofNanos(cpuNanos() - cpu));
    }

    private static void start(Operation operation, long index, long start, long intended, Recorder recorder) {
        recorder.started();
        try {
            operation.start(index).whenComplete((done, failure) -> {
                long latency = System.nanoTime() - start - intended;
                recorder.ended(intended, latency, failure);
            });
        } catch (RuntimeException failed) {
            recorder.ended(intended, 0, failed);
        }
    }

    private static void parkUntil(long moment) throws InterruptedException {
        for (long ahead = moment - System.nanoTime(); ahead > 0; ahead = moment - System.nanoTime()) {
            LockSupport.parkNanos(ahead);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while generating load");
            }
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
