package dev.onsite.testbed.load;

import static dev.onsite.testbed.Checks.require;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a run measured.
 *
 * @param sent operations that were started
 * @param completed those that succeeded
 * @param errors those that failed, by kind; {@code pending} are those not done when the run ended
 * @param skipped operations not started since too many were pending
 * @param latency of the completed, from the intended start, in nanoseconds
 * @param intervals the same by the interval in which they were meant to start
 * @param interval an interval's length
 * @param took from the first intended start to the end
 * @param generatorCpu the CPU of this whole JVM meanwhile
 */
public record LoadResult(
        long sent,
        long completed,
        Map<String, Long> errors,
        long skipped,
        Histogram latency,
        List<Histogram> intervals,
        Duration interval,
        Duration took,
        Duration generatorCpu) {
    public LoadResult {
        errors = Map.copyOf(errors);
        intervals = List.copyOf(intervals);
    }

    /**
     * Percentiles in milliseconds.
     *
     * @param count of how many
     */
    public record Percentiles(long count, double p50, double p95, double p99, double p999, double max) {
        static Percentiles of(Histogram nanos) {
            return new Percentiles(
                    nanos.getTotalCount(),
                    nanos.getValueAtPercentile(50) / 1e6,
                    nanos.getValueAtPercentile(95) / 1e6,
                    nanos.getValueAtPercentile(99) / 1e6,
                    nanos.getValueAtPercentile(99.9) / 1e6,
                    nanos.getMaxValue() / 1e6);
        }
    }

    /** Over the whole run. */
    public Percentiles overall() {
        return Percentiles.of(latency);
    }

    /** By interval of the intended start. */
    public List<Percentiles> perInterval() {
        return intervals.stream().map(Percentiles::of).toList();
    }

    /** All that failed. */
    public long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The cores that the generator's JVM kept busy on average. */
    public double generatorCores() {
        return (double) generatorCpu.toNanos() / took.toNanos();
    }

    /**
     * This and another generator's run of the same time, as one: percentiles of the joined histograms, not of percentiles.
     *
     * @throws IllegalArgumentException unless both have intervals of the same length
     */
    public LoadResult merge(LoadResult other) {
        require(
                interval.equals(other.interval),
                "only runs with equal intervals can be merged, got " + interval + " and " + other.interval);
        Map<String, Long> bothErrors = new TreeMap<>(errors);
        other.errors.forEach((kind, count) -> bothErrors.merge(kind, count, Long::sum));
        List<Histogram> bothIntervals = new ArrayList<>();
        for (int i = 0; i < Math.max(intervals.size(), other.intervals.size()); i++) {
            Histogram sum = empty();
            if (i < intervals.size()) {
                sum.add(intervals.get(i));
            }
            if (i < other.intervals.size()) {
                sum.add(other.intervals.get(i));
            }
            bothIntervals.add(sum);
        }
        Histogram sum = empty();
        sum.add(latency);
        sum.add(other.latency);
        return new LoadResult(
                sent + other.sent,
                completed + other.completed,
                bothErrors,
                skipped + other.skipped,
                sum,
                bothIntervals,
                interval,
                took.compareTo(other.took) >= 0 ? took : other.took,
                generatorCpu.plus(other.generatorCpu));
    }

    /** Three significant digits of whatever a run can last. */
    static Histogram empty() {
        Histogram histogram = new Histogram(3);
        histogram.setAutoResize(true);
        return histogram;
    }
}
