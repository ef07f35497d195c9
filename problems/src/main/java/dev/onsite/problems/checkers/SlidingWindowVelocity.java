package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cases of an exact sliding window; the oracle keeps totals by event time and takes those of the window in two cuts. */
public final class SlidingWindowVelocity implements Checker, Scalable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "a late payment",
                        draw -> new Script(List.of(100L))
                                .call("add", List.of("a", 0L, 50L, 0L))
                                .call("add", List.of("a", 60L, 20L, 70L))
                                .call("add", List.of("a", 30L, 5L, 80L))
                                .call("count", List.of("a", 80L))
                                .call("count", List.of("a", 100L))
                                .call("sum", List.of("a", 129L))
                                .call("count", List.of("a", 130L))
                                .call("count", List.of("b", 130L)))
                .hiddenScript(
                        "the edge of the window",
                        draw -> new Script(List.of(10L))
                                .call("add", List.of("a", 5L, 7L, 5L))
                                .call("count", List.of("a", 5L))
                                .call("sum", List.of("a", 14L))
                                .call("sum", List.of("a", 15L))
                                .call("count", List.of("a", 15L)))
                .hiddenScript(
                        "late by a whole window",
                        draw -> new Script(List.of(100L))
                                .call("add", List.of("a", 1000L, 1L, 1000L))
                                .call("add", List.of("a", 900L, 2L, 1000L))
                                .call("add", List.of("a", 901L, 4L, 1000L))
                                .call("sum", List.of("a", 1000L))
                                .call("sum", List.of("a", 1001L)))
                .hiddenScript(
                        "a clock that runs ahead",
                        draw -> new Script(List.of(100L))
                                .call("add", List.of("a", 250L, 8L, 100L))
                                .call("add", List.of("a", 90L, 1L, 100L))
                                .call("sum", List.of("a", 100L))
                                .call("count", List.of("a", 249L))
                                .call("count", List.of("a", 250L))
                                .call("sum", List.of("a", 349L))
                                .call("sum", List.of("a", 350L)))
                .hiddenScript(
                        "ahead and never looked at",
                        draw -> new Script(List.of(10L))
                                .call("add", List.of("a", 50L, 8L, 0L))
                                .call("count", List.of("a", 1000L))
                                .call("sum", List.of("a", 1000L)))
                .hiddenScript(
                        "large amounts",
                        draw -> new Script(List.of(1000L))
                                .call("add", List.of("a", 0L, 2_000_000_000L, 0L))
                                .call("add", List.of("a", 1L, 2_000_000_000L, 1L))
                                .call("add", List.of("a", 2L, 999_999_999_999L, 2L))
                                .call("sum", List.of("a", 2L)))
                .hiddenScript("random calls", draw -> traffic(draw, 800, 60, 4, 20))
                .hiddenScript("50,000 calls", draw -> traffic(draw, 50_000, 250_000, 1, 200_000))
                .list();
    }

    private static Script traffic(Draw draw, int calls, int window, int keys, int late) {
        Script script = new Script(List.of((long) window));
        long now = late;
        for (int call = 0; call < calls; call++) {
            now += draw.between(0, 5);
            String key = "card" + draw.between(0, keys - 1);
            if (draw.chance(0.5)) {
                long event = draw.chance(0.05) ? now + draw.between(1, 20) : now - draw.between(0, late);
                script.call("add", List.of(key, event, (long) draw.between(1, 100_000), now));
            } else {
                script.call(draw.chance(0.5) ? "count" : "sum", List.of(key, now));
            }
        }
        return script;
    }

    /** Running totals of one key's events, and the events that have not come in or gone out yet. */
    private static final class Totals {
        private final TreeMap<Long, long[]> byTime = new TreeMap<>();
        private long from = Long.MIN_VALUE;
        private long to = Long.MIN_VALUE;
        private long count;
        private long sum;

        void add(long time, long amount) {
            byTime.merge(time, new long[] {1, amount}, (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
            if (time > from && time <= to) {
                count++;
                sum += amount;
            }
        }

        /** Moves the window to (now − window, now]. */
        void move(long window, long now) {
            for (long[] total : byTime.subMap(to, false, now, true).values()) {
                count += total[0];
                sum += total[1];
            }
            for (long[] total : byTime.headMap(now - window, true).values()) {
                count -= total[0];
                sum -= total[1];
            }
            to = now;
            from = now - window;
            byTime.headMap(from, true).clear();
        }
    }

    @Override
    public Object expected(Case test) {
        long window = test.argument(0, Long.class);
        Map<String, Totals> keys = new HashMap<>();
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            List<Object> given = call.arguments();
            Totals totals = keys.computeIfAbsent((String) given.get(0), key -> new Totals());
            totals.move(window, (Long) given.get(given.size() - 1));
            switch (call.method()) {
                case "add" -> {
                    totals.add((Long) given.get(1), (Long) given.get(2));
                    answers.add(null);
                }
                case "count" -> answers.add((int) totals.count);
                default -> answers.add(totals.sum);
            }
            // An event from before the window was never counted, so it must not be there to be taken out.
            totals.byTime.headMap(totals.from, true).clear();
        }
        return answers;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Script.compare(test, expected, answer, comparison);
    }

    @Override
    public String scale() {
        return "n, the number of calls, all within the window";
    }

    @Override
    public String intended() {
        return "n log n";
    }

    @Override
    public int smallest() {
        return 200;
    }

    @Override
    public Case caseOf(int size, long seed) {
        return Cases.sizedScript(size, seed, draw -> traffic(draw, size, 5 * size, 1, 4 * size));
    }
}
