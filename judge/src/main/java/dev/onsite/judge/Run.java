package dev.onsite.judge;

/**
 * Which cases to run.
 *
 * @param samplesOnly only those a candidate sees beforehand
 * @param seed what random cases are drawn from
 */
public record Run(boolean samplesOnly, long seed) {
    public static final Run ALL = new Run(false, 1);
    public static final Run SAMPLES = new Run(true, 1);
}
