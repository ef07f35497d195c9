package dev.onsite.ml.optim;

/** The learning rate of a step, counted from 0. */
@FunctionalInterface
public interface Schedule {
    double rate(long step);

    static Schedule constant(double rate) {
        Ranges.positive("the rate", rate);
        return step -> rate;
    }

    /** Multiplied by {@code factor} every {@code every} steps. */
    static Schedule stepDecay(double rate, double factor, long every) {
        Ranges.positive("the rate", rate);
        Ranges.positive("the factor", factor);
        Ranges.positive("every", (double) every);
        return step -> rate * Math.pow(factor, (double) Math.floorDiv(step, every));
    }

    /** In a straight line from the rate to {@code last} at step {@code steps}, then flat. */
    static Schedule linear(double rate, double last, long steps) {
        Ranges.positive("the rate", rate);
        Ranges.notNegative("the last rate", last);
        Ranges.positive("steps", (double) steps);
        return step -> rate + (last - rate) * Math.min(1, (double) step / steps);
    }

    /** Half a cosine from the rate to {@code last} at step {@code steps}, then flat (Loshchilov and Hutter, 2017). */
    static Schedule cosine(double rate, double last, long steps) {
        Ranges.positive("the rate", rate);
        Ranges.notNegative("the last rate", last);
        Ranges.positive("steps", (double) steps);
        return step -> last + (rate - last) * (1 + Math.cos(Math.PI * Math.min(1, (double) step / steps))) / 2;
    }

    /** Rises in a straight line over {@code warmup} steps to this schedule's first rate, then follows it. */
    default Schedule afterWarmup(long warmup) {
        Ranges.positive("warmup", (double) warmup);
        return step -> step < warmup ? rate(0) * (step + 1) / warmup : rate(step - warmup);
    }
}
