package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cases of joined loads, each an interleaving of many callers played as a script. The oracle keeps one table, from caller
 * to ticket, and takes everything else from it.
 */
public final class SingleFlight implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "two keys",
                        draw -> new Script(List.of())
                                .call("begin", List.of(10, "a"))
                                .call("begin", List.of(11, "a"))
                                .call("begin", List.of(13, "b"))
                                .call("begin", List.of(12, "a"))
                                .call("loading", List.of())
                                .call("cancel", List.of(10))
                                .call("finish", List.of(1))
                                .call("cancel", List.of(13))
                                .call("begin", List.of(14, "b"))
                                .call("finish", List.of(2))
                                .call("finish", List.of(3)))
                .sampleScript(
                        "forgotten while it loads",
                        draw -> new Script(List.of())
                                .call("begin", List.of(1, "k"))
                                .call("begin", List.of(2, "k"))
                                .call("forget", List.of("k"))
                                .call("begin", List.of(3, "k"))
                                .call("loading", List.of())
                                .call("finish", List.of(1))
                                .call("begin", List.of(4, "k"))
                                .call("finish", List.of(2))
                                .call("loading", List.of()))
                .hiddenScript(
                        "over is over",
                        draw -> new Script(List.of())
                                .call("begin", List.of(1, "k"))
                                .call("finish", List.of(1))
                                .call("finish", List.of(1))
                                .call("cancel", List.of(1))
                                .call("begin", List.of(1, "k"))
                                .call("loading", List.of())
                                .call("finish", List.of(0))
                                .call("finish", List.of(9))
                                .call("finish", List.of(-1))
                                .call("finish", List.of(2))
                                .call("loading", List.of()))
                .hiddenScript(
                        "everybody gives up",
                        draw -> new Script(List.of())
                                .call("begin", List.of(1, "k"))
                                .call("begin", List.of(2, "k"))
                                .call("cancel", List.of(2))
                                .call("cancel", List.of(2))
                                .call("loading", List.of())
                                .call("cancel", List.of(1))
                                .call("loading", List.of())
                                .call("begin", List.of(2, "k"))
                                .call("begin", List.of(3, "k"))
                                .call("finish", List.of(1))
                                .call("finish", List.of(2)))
                .hiddenScript(
                        "back in the same load",
                        draw -> new Script(List.of())
                                .call("begin", List.of(1, "k"))
                                .call("begin", List.of(2, "k"))
                                .call("cancel", List.of(1))
                                .call("begin", List.of(1, "k"))
                                .call("finish", List.of(1)))
                .hiddenScript(
                        "forgotten, then abandoned",
                        draw -> new Script(List.of())
                                .call("begin", List.of(1, "k"))
                                .call("forget", List.of("k"))
                                .call("begin", List.of(2, "k"))
                                .call("cancel", List.of(1))
                                .call("begin", List.of(3, "k"))
                                .call("loading", List.of())
                                .call("forget", List.of("other"))
                                .call("finish", List.of(2)))
                .hiddenScript("few keys", draw -> traffic(draw, 500, 2, 12, 0.3))
                .hiddenScript("random calls", draw -> traffic(draw, 1_500, 12, 60, 0.25))
                .hiddenScript("30,000 calls", SingleFlight::stampede)
                .list();
    }

    /** Callers come and go; a caller that waits only cancels. */
    private static Script traffic(Draw draw, int calls, int keys, int callers, double ends) {
        Script script = new Script(List.of());
        Model model = new Model();
        for (int call = 0; call < calls; call++) {
            int caller = draw.between(0, callers - 1);
            String key = "key" + draw.between(0, keys - 1);
            if (draw.chance(0.05)) {
                script.call("loading", List.of());
            } else if (draw.chance(0.06)) {
                model.forget(key);
                script.call("forget", List.of(key));
            } else if (draw.chance(ends)) {
                // Mostly one that is under way, at times one that is long over.
                List<Integer> open = List.copyOf(model.keys.keySet());
                int ticket = open.isEmpty() || draw.chance(0.2)
                        ? draw.between(0, model.tickets + 1)
                        : open.get(draw.between(0, open.size() - 1));
                model.finish(ticket);
                script.call("finish", List.of(ticket));
            } else if (model.waiting.containsKey(caller) || draw.chance(0.1)) {
                model.cancel(caller);
                script.call("cancel", List.of(caller));
            } else {
                model.begin(caller, key);
                script.call("begin", List.of(caller, key));
            }
        }
        return script;
    }

    /** Ten thousand loads, and another that nine thousand callers join; nearly all of those give up, the last ones first. */
    private static Script stampede(Draw draw) {
        Script script = new Script(List.of());
        int loads = 10_000;
        int callers = 19_000;
        for (int caller = 0; caller < callers; caller++) {
            script.call("begin", List.of(caller, "key" + (10_000 + Math.min(caller, loads))));
        }
        for (int caller = callers - 1; caller > loads + 500; caller--) {
            script.call("cancel", List.of(caller));
        }
        for (int i = 0; i < 1_500; i++) {
            script.call("finish", List.of(draw.between(1, loads + 1)));
        }
        return script.call("finish", List.of(loads + 1)).call("loading", List.of());
    }

    /** Who waits for which ticket, in the order in which they came. */
    private static final class Model {
        private final Map<Integer, Integer> waiting = new LinkedHashMap<>();
        private final Map<Integer, String> keys = new TreeMap<>();
        private final Map<Integer, Integer> sizes = new TreeMap<>();
        private final Map<String, Integer> current = new TreeMap<>();
        private int tickets;

        int begin(int caller, String key) {
            Integer ticket = current.get(key);
            if (ticket != null && keys.containsKey(ticket)) {
                waiting.put(caller, ticket);
                sizes.merge(ticket, 1, Integer::sum);
                return 0;
            }
            tickets++;
            current.put(key, tickets);
            keys.put(tickets, key);
            sizes.put(tickets, 1);
            waiting.put(caller, tickets);
            return tickets;
        }

        int[] finish(int ticket) {
            if (keys.remove(ticket) == null) {
                return new int[0];
            }
            int[] told = waiting.entrySet().stream()
                    .filter(entry -> entry.getValue() == ticket)
                    .mapToInt(Map.Entry::getKey)
                    .toArray();
            waiting.values().removeIf(other -> other == ticket);
            return told;
        }

        boolean cancel(int caller) {
            Integer ticket = waiting.remove(caller);
            if (ticket != null && sizes.merge(ticket, -1, Integer::sum) == 0) {
                keys.remove(ticket);
            }
            return ticket != null;
        }

        void forget(String key) {
            current.remove(key);
        }
    }

    @Override
    public Object expected(Case test) {
        Model model = new Model();
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            switch (call.method()) {
                case "begin" ->
                    answers.add(model.begin((Integer) call.arguments().get(0), (String)
                            call.arguments().get(1)));
                case "finish" ->
                    answers.add(model.finish((Integer) call.arguments().get(0)));
                case "cancel" ->
                    answers.add(model.cancel((Integer) call.arguments().get(0)));
                case "forget" -> {
                    model.forget((String) call.arguments().get(0));
                    answers.add(null);
                }
                default -> answers.add(model.keys.size());
            }
        }
        return answers;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Script.compare(test, expected, answer, comparison);
    }
}
