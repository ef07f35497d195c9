package dev.onsite.recommender.serve;

import dev.onsite.recommender.gateway.RateLimit;
import dev.onsite.recommender.gateway.RateLimiter;
import dev.onsite.recommender.serve.Knobs.Kind;
import dev.onsite.recommender.serve.Knobs.Knob;
import java.time.Duration;

/** The knobs there are. */
final class KnobList {
    private KnobList() {}

    static void fill(Knobs knobs, Recommender recommender, RateLimiter limiter) {
        AnswerMaker.Settings settings = recommender.settings();
        knobs.add(new Knob(
                "cache_local",
                Kind.SWITCH,
                0,
                1,
                "keep answers in the process",
                () -> recommender.cache().localEnabled() ? 1 : 0,
                value -> recommender.cache().localEnabled(value == 1)));
        knobs.add(new Knob(
                "cache_shared",
                Kind.SWITCH,
                0,
                1,
                "keep answers in Redis",
                () -> recommender.cache().shared().enabled() ? 1 : 0,
                value -> recommender.cache().shared().enabled(value == 1)));
        knobs.add(new Knob(
                "cache_ttl_seconds",
                Kind.INTEGER,
                1,
                86_400,
                "how long an answer is given",
                () -> recommender.cache().ttl().toSeconds(),
                value -> recommender.cache().ttl(Duration.ofSeconds((long) value))));
        knobs.add(new Knob(
                "ef_search",
                Kind.INTEGER,
                10,
                1000,
                "the index's beam: recall for time",
                () -> settings.ef,
                value -> turned(recommender, () -> settings.ef = (int) value)));
        knobs.add(new Knob(
                "candidates",
                Kind.INTEGER,
                20,
                1000,
                "how many are ranked",
                () -> settings.candidates,
                value -> turned(recommender, () -> settings.candidates = (int) value)));
        knobs.add(new Knob(
                "ranker",
                Kind.SWITCH,
                0,
                1,
                "order by the learned ranker",
                () -> settings.ranker ? 1 : 0,
                value -> turned(recommender, () -> settings.ranker = value == 1)));
        knobs.add(new Knob(
                "ranker_delay_ms",
                Kind.INTEGER,
                0,
                1000,
                "make the ranker slow",
                () -> settings.rankerDelayMillis,
                value -> settings.rankerDelayMillis = (int) value));
        knobs.add(new Knob(
                "diversity_lambda",
                Kind.NUMBER,
                0,
                1,
                "1 for relevance alone",
                () -> settings.lambda,
                value -> turned(recommender, () -> settings.lambda = value)));
        knobs.add(new Knob(
                "exploration",
                Kind.INTEGER,
                0,
                100,
                "candidates drawn at random",
                () -> settings.explore,
                value -> turned(recommender, () -> settings.explore = (int) value)));
        knobs.add(new Knob(
                "client_rate",
                Kind.INTEGER,
                1,
                1_000_000,
                "requests a second of one client",
                () -> limiter.perClient().quota(),
                value -> limiter.perClient(RateLimit.perSecond((long) value))));
    }

    /** A knob that changes answers. */
    private static void turned(Recommender recommender, Runnable change) {
        change.run();
        recommender.knobTurned();
    }
}
