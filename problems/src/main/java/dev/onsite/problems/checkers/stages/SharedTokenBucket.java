package dev.onsite.problems.checkers.stages;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cases of a limit for each key and one for all: refused by the one, the other must lose nothing. */
public final class SharedTokenBucket implements Checker {
    private static final long THOUSAND = 1000;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "two clients",
                        draw -> script(2, 1, 3, 1)
                                .call("allow", List.of("a", 0L, 2L))
                                .call("allow", List.of("b", 0L, 2L))
                                .call("allow", List.of("b", 0L, 1L))
                                .call("allow", List.of("b", 1000L, 2L))
                                .call("allow", List.of("a", 1000L, 1L)))
                .hiddenScript(
                        "refused by all, its own keeps",
                        draw -> script(5, 1, 6, 1000)
                                .call("allow", List.of("a", 0L, 5L))
                                .call("allow", List.of("b", 0L, 5L))
                                .call("allow", List.of("b", 10L, 5L)))
                .hiddenScript(
                        "refused by its own, all keep",
                        draw -> script(2, 1, 4, 1)
                                .call("allow", List.of("a", 0L, 2L))
                                .call("allow", List.of("a", 0L, 2L))
                                .call("allow", List.of("b", 0L, 2L)))
                .hiddenScript(
                        "each key its own clock",
                        draw -> script(10, 10, 1000, 1000)
                                .call("allow", List.of("a", 5000L, 10L))
                                .call("allow", List.of("b", 1000L, 10L))
                                .call("allow", List.of("b", 2000L, 10L))
                                .call("allow", List.of("a", 4000L, 1L)))
                .hiddenScript(
                        "the common clock does not go back",
                        draw -> script(100, 100, 10, 10)
                                .call("allow", List.of("a", 1000L, 10L))
                                .call("allow", List.of("b", 0L, 1L))
                                .call("allow", List.of("b", 500L, 1L))
                                .call("allow", List.of("b", 1100L, 2L))
                                .call("allow", List.of("b", 1100L, 1L)))
                .hiddenScript("random traffic", draw -> traffic(draw, 500, 6))
                .hiddenScript(
                        "a thousandth of a token short",
                        draw -> script(1, 1, 100, 100)
                                .call("allow", List.of("a", 0L, 1L))
                                .call("allow", List.of("a", 999L, 1L))
                                .call("allow", List.of("a", 1000L, 1L)))
                .hiddenScript(
                        "thirds of a token, of all",
                        draw -> script(100, 100, 1, 3)
                                .call("allow", List.of("a", 0L, 1L))
                                .call("allow", List.of("b", 333L, 1L))
                                .call("allow", List.of("b", 334L, 1L)))
                .hiddenScript(
                        "a very long pause",
                        draw -> script(1_000_000_000, 1_000_000, 1_000_000_000, 1_000_000)
                                .call("allow", List.of("a", 0L, 1_000_000_000L))
                                .call("allow", List.of("a", 10_000_000_000_000L, 1_000_000_000L))
                                .call("allow", List.of("a", 10_000_000_000_000L, 1L)))
                .hiddenScript("20,000 calls", draw -> traffic(draw, 20_000, 20_000))
                .list();
    }

    private static Script script(long capacity, long rate, long totalCapacity, long totalRate) {
        return new Script(List.of(capacity, rate, totalCapacity, totalRate));
    }

    private static Script traffic(Draw draw, int calls, int keys) {
        Script script = script(7, 3, 20, 45);
        long now = 0;
        for (int call = 0; call < calls; call++) {
            now += draw.between(0, 60);
            long told = now - (draw.chance(0.1) ? draw.between(1, 30) : 0);
            script.call("allow", List.of("k" + draw.between(1, keys), Math.max(0, told), (long) draw.between(1, 3)));
        }
        return script;
    }

    /** What a bucket lacks, in thousandths of a token, at the latest time it has seen. */
    private static final class Bucket {
        private final long full;
        private final long rate;
        private BigInteger missing = BigInteger.ZERO;
        private long at;

        Bucket(long capacity, long rate, long now) {
            this.full = capacity * THOUSAND;
            this.rate = rate;
            this.at = now;
        }

        boolean has(long thousandths, long now) {
            BigInteger refill = BigInteger.valueOf(Math.max(0, now - at)).multiply(BigInteger.valueOf(rate));
            missing = missing.subtract(refill).max(BigInteger.ZERO);
            at = Math.max(at, now);
            return missing.longValueExact() + thousandths <= full;
        }

        void take(long thousandths) {
            missing = missing.add(BigInteger.valueOf(thousandths));
        }
    }

    @Override
    public Object expected(Case test) {
        long[] settings = new long[4];
        for (int i = 0; i < settings.length; i++) {
            settings[i] = test.argument(i, Long.class);
        }
        Map<String, Bucket> buckets = new HashMap<>();
        Bucket common = null;
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            long now = (Long) call.arguments().get(1);
            long cost = (Long) call.arguments().get(2) * THOUSAND;
            common = common == null ? new Bucket(settings[2], settings[3], now) : common;
            Bucket own = buckets.computeIfAbsent(
                    (String) call.arguments().get(0), key -> new Bucket(settings[0], settings[1], now));
            // Both are asked, so that both have seen the time.
            boolean ownHas = own.has(cost, now);
            boolean both = common.has(cost, now) && ownHas;
            if (both) {
                own.take(cost);
                common.take(cost);
            }
            answers.add(both);
        }
        return answers;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        List<?> right = (List<?>) expected;
        List<?> given = (List<?>) answer;
        for (int i = 0; i < right.size() && given.size() == right.size(); i++) {
            if (!right.get(i).equals(given.get(i))) {
                return outcome.withNote("That is call " + (i + 1) + ": allow"
                        + test.calls().get(i).arguments() + ".");
            }
        }
        return outcome;
    }
}
