package dev.onsite.recommender.stage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What each stage took: exactly, since the last reset, for the lab; in buckets, for Prometheus as {@code
 * onsite_recommender_stage_seconds}.
 */
public final class StageTimes {
    private final Map<Stage, Histogram> histograms = new EnumMap<>(Stage.class);
    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);

    /** Begins to measure. */
    public StageTimes(MeterRegistry registry) {
        for (Stage stage : Stage.values()) {
            histograms.put(stage, new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(1), 3));
            timers.put(
                    stage,
                    Timer.builder("onsite.recommender.stage")
                            .tag("stage", stage.label())
                            .serviceLevelObjectives(
                                    Duration.ofNanos(100_000),
                                    Duration.ofMillis(1),
                                    Duration.ofMillis(5),
                                    Duration.ofMillis(10),
                                    Duration.ofMillis(20),
                                    Duration.ofMillis(100))
                            .register(registry));
        }
    }

    /** A stage took that long. */
    public void record(Stage stage, long nanos) {
        long within = Math.max(0, Math.min(nanos, TimeUnit.MINUTES.toNanos(1)));
        histograms.get(stage).recordValue(within);
        timers.get(stage).record(within, TimeUnit.NANOSECONDS);
    }

    /** How often a stage was passed since the last reset. */
    public long count(Stage stage) {
        return histograms.get(stage).getTotalCount();
    }

    /** A percentile in milliseconds since the last reset. */
    public double millis(Stage stage, double percentile) {
        return histograms.get(stage).getValueAtPercentile(percentile) / 1e6;
    }

    /** Begins anew, for the lab. */
    public void reset() {
        histograms.values().forEach(Histogram::reset);
    }
}
