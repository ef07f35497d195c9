package dev.onsite.recommender.serve;

import dev.onsite.recommender.cache.AnswerCache.Where;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What Prometheus is told beside the stages. */
final class ServiceMeters {
    private ServiceMeters() {}

    static void register(MeterRegistry registry, Recommender recommender, RecallMonitor recall) {
        for (Where where : Where.values()) {
            FunctionCounter.builder(
                            "onsite.recommender.answers",
                            recommender,
                            r -> r.cache().count(where))
                    .tag("from", where.name().toLowerCase(Locale.ROOT))
                    .description("answers by where they came from")
                    .register(registry);
        }
        FunctionCounter.builder("onsite.recommender.degraded", recommender, Recommender::degradedAnswers)
                .description("answers that lacked something")
                .register(registry);
        Gauge.builder(
                        "onsite.recommender.in.flight",
                        recommender,
                        r -> r.limit().inFlight())
                .description("answers being made")
                .register(registry);
        Gauge.builder(
                        "onsite.recommender.concurrency.limit",
                        recommender,
                        r -> r.limit().limit())
                .description("how many may be")
                .register(registry);
        Gauge.builder(
                        "onsite.recommender.users.changed",
                        recommender,
                        r -> r.users().size())
                .description("users with events since the model was trained")
                .register(registry);
        Gauge.builder("onsite.recommender.recall", recall, RecallMonitor::recallAt10)
                .tag("k", "10")
                .description("of the index against an exact scan")
                .register(registry);
    }
}
