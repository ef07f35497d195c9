package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import dev.onsite.problems.checkers.stages.SharedTokenBucket;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cases of a rate limiter: fractions of a token, pauses that overflow, clocks that go back. */
public final class TokenBucket implements Checker, Scalable {
    private static final long THOUSAND = 1000;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "two keys",
                        draw -> script(2, 2)
                                .call("allow", List.of("a", 0L, 2L))
                                .call("allow", List.of("a", 499L, 1L))
                                .call("allow", List.of("b", 499L, 1L))
                                .call("allow", List.of("a", 500L, 1L))
                                .call("allow", List.of("a", 500L, 1L)))
                .hiddenScript(
                        "never more than full",
                        draw -> script(3, 10)
                                .call("allow", List.of("a", 0L, 1L))
                                .call("allow", List.of("a", 60_000L, 4L))
                                .call("allow", List.of("a", 60_000L, 3L))
                                .call("allow", List.of("a", 60_000L, 1L)))
                .hiddenScript(
                        "more than the capacity",
                        draw -> script(5, 1)
                                .call("allow", List.of("a", 0L, 6L))
                                .call("allow", List.of("a", 100_000L, 1_000_000_000L))
                                .call("allow", List.of("a", 100_000L, 5L)))
                .hiddenScript("tenths of a token", draw -> {
                    Script script = script(1, 1).call("allow", List.of("a", 0L, 1L));
                    for (long t = 100; t <= 3000; t += 100) {
                        script.call("allow", List.of("a", t, 1L));
                    }
                    return script;
                })
                .hiddenScript("polling every millisecond", draw -> {
                    Script script = script(1, 10).call("allow", List.of("a", 0L, 1L));
                    for (long t = 1; t <= 250; t++) {
                        script.call("allow", List.of("a", t, 1L));
                    }
                    return script;
                })
                .hiddenScript(
                        "a clock that goes back",
                        draw -> script(10, 10)
                                .call("allow", List.of("a", 1000L, 10L))
                                .call("allow", List.of("a", 1300L, 1L))
                                .call("allow", List.of("a", 900L, 1L))
                                .call("allow", List.of("a", 1300L, 2L))
                                .call("allow", List.of("a", 1400L, 1L)))
                .hiddenScript(
                        "a very long pause",
                        draw -> script(1_000_000_000, 1_000_000)
                                .call("allow", List.of("a", 0L, 1_000_000_000L))
                                .call("allow", List.of("a", 10_000_000_000_000L, 1_000_000_000L))
                                .call("allow", List.of("a", 10_000_000_000_000L, 1L)))
                .hiddenScript("random traffic", draw -> traffic(draw, 400, 5, 7, 13))
                .hiddenScript(
                        "a thousandth of a token short",
                        draw -> script(1, 1)
                                .call("allow", List.of("a", 0L, 1L))
                                .call("allow", List.of("a", 999L, 1L))
                                .call("allow", List.of("a", 1000L, 1L)))
                .hiddenScript(
                        "thirds of a token",
                        draw -> script(1, 3)
                                .call("allow", List.of("a", 0L, 1L))
                                .call("allow", List.of("a", 333L, 1L))
                                .call("allow", List.of("a", 334L, 1L)))
                .hiddenScript("20,000 calls", draw -> {
                    Script script = script(50, 20);
                    long now = 0;
                    for (int call = 0; call < 20_000; call++) {
                        now += draw.between(0, 3);
                        // A fifth of all calls are one key's, the rest are spread over thousands.
                        String key = draw.chance(0.2) ? "hot" : "k" + draw.between(0, 19_999);
                        script.call("allow", List.of(key, now, (long) draw.between(1, 5)));
                    }
                    return script;
                })
                .list();
    }

    private static Script script(long capacity, long rate) {
        return new Script(List.of(capacity, rate));
    }

    private static Script traffic(Draw draw, int calls, int keys, long capacity, long rate) {
        Script script = script(capacity, rate);
        long now = 0;
        for (int call = 0; call < calls; call++) {
            now += draw.between(0, 60);
            long told = now - (draw.chance(0.1) ? draw.between(1, 30) : 0);
            script.call("allow", List.of("k" + draw.between(1, keys), Math.max(0, told), (long) draw.between(1, 3)));
        }
        return script;
    }

    @Override
    public List<Checker> stages() {
        return List.of(new SharedTokenBucket());
    }

    @Override
    public Object expected(Case test) {
        long full = test.argument(0, Long.class) * THOUSAND;
        long rate = test.argument(1, Long.class);
        // What a bucket lacks, in thousandths of a token, at the latest time it has seen.
        Map<String, long[]> missing = new HashMap<>();
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            long now = (Long) call.arguments().get(1);
            long[] state = missing.computeIfAbsent((String) call.arguments().get(0), key -> new long[] {0, now});
            BigInteger refill = BigInteger.valueOf(Math.max(0, now - state[1])).multiply(BigInteger.valueOf(rate));
            state[0] = BigInteger.valueOf(state[0])
                    .subtract(refill)
                    .max(BigInteger.ZERO)
                    .longValueExact();
            state[1] = Math.max(state[1], now);
            long cost = (Long) call.arguments().get(2) * THOUSAND;
            boolean allowed = state[0] + cost <= full;
            state[0] += allowed ? cost : 0;
            answers.add(allowed);
        }
        return answers;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Script.compare(test, expected, answer, comparison);
    }

    @Override
    public String scale() {
        return "n, the number of calls";
    }

    @Override
    public String intended() {
        return "n";
    }

    @Override
    public int smallest() {
        return 200;
    }

    @Override
    public Case caseOf(int size, long seed) {
        return Cases.sizedScript(size, seed, draw -> traffic(draw, size, size / 4, 7, 13));
    }
}
