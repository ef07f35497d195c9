package dev.onsite.testbed.load;

import static dev.onsite.testbed.Checks.require;

import java.util.SplittableRandom;

/** When operations are meant to start. */
@FunctionalInterface
public interface Arrivals {
    /** The nanoseconds from one arrival to the next. */
    double nextGapNanos();

    /**
     * Arrivals at equal distances.
     *
     * @param rate a second, above 0
     */
    static Arrivals constant(double rate) {
        double gap = gap(rate);
        return () -> gap;
    }

    /**
     * Arrivals of many independent clients: a Poisson process, whose gaps are exponentially distributed.
     *
     * @param rate a second on average, above 0
     * @param seed the same seed gives the same arrivals
     */
    static Arrivals poisson(double rate, long seed) {
        double mean = gap(rate);
        SplittableRandom random = new SplittableRandom(seed);
        return () -> -mean * Math.log1p(-random.nextDouble());
    }

    private static double gap(double rate) {
        require(rate > 0 && rate <= 1e7, "rate must be above 0 and at most 10000000 a second, got " + rate);
        return 1e9 / rate;
    }
}
