package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import dev.onsite.problems.checkers.stages.OwnLifeCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cases of a bounded cache with expiry; the oracle orders entries by the call that touched them last. */
public final class LruTtlCache implements Checker, Scalable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "use, eviction, expiry",
                        draw -> new Script(List.of(2, 100L))
                                .call("put", List.of(1, 10, 0L))
                                .call("put", List.of(2, 20, 10L))
                                .call("get", List.of(1, 20L))
                                .call("put", List.of(3, 30, 30L))
                                .call("get", List.of(2, 40L))
                                .call("get", List.of(1, 110L))
                                .call("get", List.of(3, 110L))
                                .call("size", List.of(110L)))
                .hiddenScript(
                        "the edge of a life",
                        draw -> new Script(List.of(3, 50L))
                                .call("put", List.of(1, 1, 100L))
                                .call("get", List.of(1, 149L))
                                .call("size", List.of(149L))
                                .call("get", List.of(1, 150L))
                                .call("size", List.of(150L)))
                .hiddenScript(
                        "rewriting in a full cache",
                        draw -> new Script(List.of(2, 1000L))
                                .call("put", List.of(1, 1, 0L))
                                .call("put", List.of(2, 2, 1L))
                                .call("put", List.of(2, 8, 2L))
                                .call("size", List.of(2L))
                                .call("put", List.of(1, 9, 3L))
                                .call("put", List.of(3, 3, 4L))
                                .call("get", List.of(2, 5L))
                                .call("get", List.of(1, 6L)))
                .hiddenScript(
                        "rewriting renews",
                        draw -> new Script(List.of(2, 100L))
                                .call("put", List.of(1, 1, 0L))
                                .call("put", List.of(1, 2, 90L))
                                .call("get", List.of(1, 150L))
                                .call("get", List.of(1, 190L)))
                .hiddenScript(
                        "the dead make room first",
                        draw -> new Script(List.of(2, 100L))
                                .call("put", List.of(1, 1, 0L))
                                .call("put", List.of(2, 2, 60L))
                                .call("get", List.of(1, 70L))
                                .call("put", List.of(3, 3, 120L))
                                .call("get", List.of(2, 130L))
                                .call("get", List.of(3, 130L)))
                .hiddenScript("room for one", draw -> traffic(draw, 60, 1, 40, 3))
                .hiddenScript("random calls", draw -> traffic(draw, 600, 8, 60, 16))
                .hiddenScript("30,000 calls", draw -> traffic(draw, 30_000, 20_000, 1_000_000, 30_000))
                .list();
    }

    private static Script traffic(Draw draw, int calls, int capacity, long ttl, int keys) {
        Script script = new Script(List.of(capacity, ttl));
        long now = 0;
        for (int call = 0; call < calls; call++) {
            now += draw.between(0, 5);
            int key = draw.between(0, keys - 1);
            if (draw.chance(0.05)) {
                script.call("size", List.of(now));
            } else if (draw.chance(0.5)) {
                script.call("put", List.of(key, draw.between(0, 999), now));
            } else {
                script.call("get", List.of(key, now));
            }
        }
        return script;
    }

    /** @param use when it was used last, counted in calls */
    private record Entry(int value, long expires, int use) {}

    @Override
    public List<Checker> stages() {
        return List.of(new OwnLifeCache());
    }

    @Override
    public Object expected(Case test) {
        int capacity = test.argument(0, Integer.class);
        long ttl = test.argument(1, Long.class);
        Map<Integer, Entry> entries = new HashMap<>();
        // Which key was used or written at which call; an entry's own stamp says whether it still holds.
        TreeMap<Integer, Integer> uses = new TreeMap<>();
        TreeMap<Integer, Integer> writes = new TreeMap<>();
        Map<Integer, Integer> writtenAt = new HashMap<>();
        List<Object> answers = new ArrayList<>();
        for (int time = 0; time < test.calls().size(); time++) {
            Case.Call call = test.calls().get(time);
            List<Object> given = call.arguments();
            long now = (Long) given.get(given.size() - 1);
            while (!writes.isEmpty()
                    && entries.get(writes.firstEntry().getValue()).expires() <= now) {
                int dead = writes.pollFirstEntry().getValue();
                uses.remove(entries.remove(dead).use());
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
                    entries.put(key, new Entry(entry.value(), entry.expires(), time));
                }
                continue;
            }
            if (entry != null) {
                uses.remove(entry.use());
                writes.remove(writtenAt.get(key));
            } else if (entries.size() == capacity) {
                int eldest = uses.pollFirstEntry().getValue();
                entries.remove(eldest);
                writes.remove(writtenAt.get(eldest));
            }
            entries.put(key, new Entry((Integer) given.get(1), now + ttl, time));
            uses.put(time, key);
            writes.put(time, key);
            writtenAt.put(key, time);
            answers.add(null);
        }
        return answers;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Script.compare(test, expected, answer, comparison);
    }

    @Override
    public String scale() {
        return "n, the number of calls, for a cache of n/2";
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
        return Cases.sizedScript(size, seed, draw -> traffic(draw, size, size / 2, 1_000_000_000, size));
    }
}
