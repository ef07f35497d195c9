package dev.onsite.problems.checkers.stages;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cases of a cache whose entries live each their own time: lives rewritten, and deaths that no longer hold. */
public final class OwnLifeCache implements Checker {
    /** More than a case has calls: makes a death's key of its time and its call. */
    private static final long MOST_CALLS = 1_000_000;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "lives of their own",
                        draw -> new Script(List.of(2))
                                .call("put", List.of(1, 10, 100L, 0L))
                                .call("put", List.of(2, 20, 10L, 0L))
                                .call("get", List.of(2, 10L))
                                .call("put", List.of(3, 30, 50L, 20L))
                                .call("get", List.of(1, 30L))
                                .call("size", List.of(70L))
                                .call("get", List.of(1, 99L)))
                .hiddenScript(
                        "rewriting shortens a life",
                        draw -> new Script(List.of(3))
                                .call("put", List.of(1, 1, 100L, 0L))
                                .call("put", List.of(1, 2, 10L, 5L))
                                .call("get", List.of(1, 14L))
                                .call("get", List.of(1, 15L))
                                .call("size", List.of(15L)))
                .hiddenScript(
                        "rewriting prolongs a life",
                        draw -> new Script(List.of(3))
                                .call("put", List.of(1, 1, 10L, 0L))
                                .call("put", List.of(1, 2, 100L, 5L))
                                .call("get", List.of(1, 12L))
                                .call("size", List.of(104L))
                                .call("get", List.of(1, 105L)))
                .hiddenScript(
                        "the dead make room first",
                        draw -> new Script(List.of(2))
                                .call("put", List.of(1, 1, 1000L, 0L))
                                .call("put", List.of(2, 2, 10L, 0L))
                                .call("get", List.of(2, 5L))
                                .call("put", List.of(3, 3, 1000L, 20L))
                                .call("get", List.of(1, 21L))
                                .call("get", List.of(3, 21L)))
                .hiddenScript(
                        "an old death is no use",
                        draw -> new Script(List.of(2))
                                .call("put", List.of(1, 1, 10L, 0L))
                                .call("put", List.of(1, 2, 1000L, 1L))
                                .call("put", List.of(2, 3, 1000L, 2L))
                                .call("put", List.of(3, 4, 1000L, 20L))
                                .call("get", List.of(1, 21L))
                                .call("get", List.of(2, 22L)))
                .hiddenScript("room for one", draw -> traffic(draw, 80, 1, 60, 3))
                .hiddenScript("random calls", draw -> traffic(draw, 800, 8, 90, 16))
                .hiddenScript("30,000 calls", draw -> traffic(draw, 30_000, 20_000, 1_000_000, 30_000))
                .list();
    }

    private static Script traffic(Draw draw, int calls, int capacity, int longest, int keys) {
        Script script = new Script(List.of(capacity));
        long now = 0;
        for (int call = 0; call < calls; call++) {
            now += draw.between(0, 5);
            int key = draw.between(0, keys - 1);
            if (draw.chance(0.05)) {
                script.call("size", List.of(now));
            } else if (draw.chance(0.55)) {
                script.call("put", List.of(key, draw.between(0, 999), (long) draw.between(1, longest), now));
            } else {
                script.call("get", List.of(key, now));
            }
        }
        return script;
    }

    /** @param use when it was used last, counted in calls; {@code death} its key among the deaths */
    private record Entry(int value, long death, int use) {}

    @Override
    public Object expected(Case test) {
        int capacity = test.argument(0, Integer.class);
        Map<Integer, Entry> entries = new HashMap<>();
        TreeMap<Integer, Integer> uses = new TreeMap<>();
        TreeMap<Long, Integer> deaths = new TreeMap<>();
        List<Object> answers = new ArrayList<>();
        for (int time = 0; time < test.calls().size(); time++) {
            Case.Call call = test.calls().get(time);
            List<Object> given = call.arguments();
            long now = (Long) given.get(given.size() - 1);
            while (!deaths.isEmpty() && Math.floorDiv(deaths.firstKey(), MOST_CALLS) <= now) {
                uses.remove(entries.remove(deaths.pollFirstEntry().getValue()).use());
            }
            if (call.method().equals("size")) {
                answers.add(entries.size());
                continue;
            }
            int key = (Integer) given.get(0);
            Entry entry = entries.get(key);
            if (call.method().equals("get")) {
                answers.add(entry == null ? -1 : entry.value());
                if (entry != null) {
                    uses.remove(entry.use());
                    uses.put(time, key);
                    entries.put(key, new Entry(entry.value(), entry.death(), time));
                }
                continue;
            }
            if (entry == null && entries.size() == capacity) {
                deaths.remove(entries.remove(uses.pollFirstEntry().getValue()).death());
            } else if (entry != null) {
                uses.remove(entry.use());
                deaths.remove(entry.death());
            }
            long death = (now + (Long) given.get(2)) * MOST_CALLS + time;
            entries.put(key, new Entry((Integer) given.get(1), death, time));
            uses.put(time, key);
            deaths.put(death, key);
            answers.add(null);
        }
        return answers;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        List<?> right = (List<?>) expected;
        List<?> given = (List<?>) answer;
        for (int i = 0; i < right.size() && given.size() == right.size(); i++) {
            if (right.get(i) != null && !right.get(i).equals(given.get(i))) {
                Case.Call call = test.calls().get(i);
                return outcome.withNote("That is call " + (i + 1) + ": " + call.method() + call.arguments() + ".");
            }
        }
        return outcome;
    }
}
