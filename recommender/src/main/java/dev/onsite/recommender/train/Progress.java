package dev.onsite.recommender.train;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells where a training is, a line at a time. */
public final class Progress {
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final PrintStream out;
    private final long begun = System.nanoTime();
    private long stepBegun = begun;
    private long told = begun;

    /** To that stream. */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Begins a step. */
    void begin(String step) {
        stepBegun = System.nanoTime();
        told = stepBegun;
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds(stepBegun - begun), step);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    /** Says how far the step is, every 2 seconds. */
    void at(long done, long of, String what) {
        long now = System.nanoTime();
        if (now - told >= EVERY_NANOS && done > 0) {
            told = now;
            tell(done, of, what, now);
        }
    }

    /** Says how far the step is, now. */
    void tell(long done, long of, String what) {
        tell(done, of, what, System.nanoTime());
    }

    private void tell(long done, long of, String what, long now) {
        double left = seconds(now - stepBegun) / done * (of - done);
        out.printf(
                Locale.ROOT,
                "[%6.1f s]   %,d of %,d %s, %s left%n",
                seconds(now - begun),
                done,
                of,
                what,
                Duration.ofSeconds((long) Math.ceil(left))
                        .toString()
                        .substring(2)
                        .toLowerCase(Locale.ROOT));
    }
}
