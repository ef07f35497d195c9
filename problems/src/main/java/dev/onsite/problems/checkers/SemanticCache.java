package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cases of a cache by meaning; the oracle keeps each tenant's entries in a list, the most recently used first. */
public final class SemanticCache implements Checker {
    private static final double EQUAL = 1e-9;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "two tenants",
                        draw -> new Script(List.of(2, 0.9))
                                .call("put", put("acme", "a", 1, 0))
                                .call("put", put("acme", "b", 0, 1))
                                .call("get", get("acme", 2, 0.2))
                                .call("get", get("acme", 1, 1))
                                .call("get", get("globex", 1, 0))
                                .call("put", put("acme", "B", 0, 5))
                                .call("size", List.of("acme"))
                                .call("put", put("acme", "c", -1, 0))
                                .call("get", get("acme", 1, 0))
                                .call("get", get("acme", 0.1, 1)))
                .sampleScript(
                        "a hit is a use",
                        draw -> new Script(List.of(2, 0.8))
                                .call("put", put("t", "a", 1, 0))
                                .call("put", put("t", "b", 0, 1))
                                .call("get", get("t", 3, 1))
                                .call("put", put("t", "c", -1, -1))
                                .call("get", get("t", 1, 0))
                                .call("get", get("t", 0, 1))
                                .call("size", List.of("t")))
                .hiddenScript(
                        "a miss is no use",
                        draw -> new Script(List.of(2, 0.9))
                                .call("put", put("t", "a", 1, 0))
                                .call("put", put("t", "b", 0, 1))
                                .call("get", get("t", 1, 0.9))
                                .call("put", put("t", "c", -1, 0))
                                .call("get", get("t", 1, 0))
                                .call("get", get("t", 0, 1)))
                .hiddenScript(
                        "a stranger is nearer",
                        draw -> new Script(List.of(3, 0.7))
                                .call("put", put("a", "near for a", 1, 0.5))
                                .call("put", put("b", "nearer, but of b", 1, 0.1))
                                .call("get", get("a", 1, 0))
                                .call("get", get("b", 1, 0))
                                .call("get", get("c", 1, 0)))
                .hiddenScript(
                        "zeros",
                        draw -> new Script(List.of(2, 0.5))
                                .call("put", put("t", "nothing", 0, 0))
                                .call("size", List.of("t"))
                                .call("get", get("t", 1, 0))
                                .call("put", put("t", "a", 1, 0))
                                .call("get", get("t", 0, 0))
                                .call("get", get("t", 1, 0.2)))
                .hiddenScript(
                        "a known question in a full cache",
                        draw -> new Script(List.of(2, 0.99))
                                .call("put", put("t", "a", 1, 2))
                                .call("put", put("t", "b", 2, 1))
                                .call("put", put("t", "B", 4, 2))
                                .call("size", List.of("t"))
                                .call("get", get("t", 1, 2))
                                .call("get", get("t", 2, 1)))
                .hiddenScript(
                        "equally near",
                        draw -> new Script(List.of(3, 0.6))
                                .call("put", put("t", "right", 1, 1))
                                .call("put", put("t", "left", -1, 1))
                                .call("get", get("t", 0, 1))
                                .call("get", get("t", 1, 0.9))
                                .call("get", get("t", 0, 3)))
                .hiddenScript("room for one", draw -> traffic(draw, 80, 2, 1, 3, 6, 0.8))
                .hiddenScript("random calls", draw -> traffic(draw, 800, 4, 6, 5, 12, 0.85))
                .hiddenScript("8,000 calls", draw -> traffic(draw, 8_000, 60, 100, 128, 6_000, 0.9))
                .list();
    }

    private static List<Object> put(String tenant, String answer, double... embedding) {
        return List.of(tenant, embedding, answer);
    }

    private static List<Object> get(String tenant, double... embedding) {
        return List.of(tenant, embedding);
    }

    /** Questions about a number of topics, each time in slightly other words. */
    private static Script traffic(
            Draw draw, int calls, int tenants, int capacity, int d, int topics, double threshold) {
        Script script = new Script(List.of(capacity, threshold));
        double[][] centres = draw.normals(topics, d, 1);
        for (int call = 0; call < calls; call++) {
            String tenant = "tenant" + draw.between(0, tenants - 1);
            double[] topic = centres[draw.between(0, topics - 1)];
            double size = draw.uniform(0.2, 4);
            double noise = draw.chance(0.3) ? 0 : draw.uniform(0, 0.6);
            double[] embedding = draw.normals(d, noise * size);
            for (int f = 0; f < d; f++) {
                embedding[f] += size * topic[f];
            }
            if (draw.chance(0.05)) {
                script.call("size", List.of(tenant));
            } else if (draw.chance(0.5)) {
                script.call("put", List.of(tenant, embedding, "answer" + call));
            } else {
                script.call("get", List.of(tenant, embedding));
            }
        }
        return script;
    }

    private static final class Entry {
        private final double[] embedding;
        private final String answer;

        Entry(double[] embedding, String answer) {
            this.embedding = embedding;
            this.answer = answer;
        }
    }

    @Override
    public Object expected(Case test) {
        int capacity = test.argument(0, Integer.class);
        double threshold = test.argument(1, Double.class);
        Map<String, List<Entry>> tenants = new HashMap<>();
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            List<Entry> entries =
                    tenants.computeIfAbsent((String) call.arguments().get(0), tenant -> new ArrayList<>());
            if (call.method().equals("size")) {
                answers.add(entries.size());
                continue;
            }
            double[] embedding = (double[]) call.arguments().get(1);
            boolean writes = call.method().equals("put");
            Entry found = nearest(entries, embedding, writes ? 1 - EQUAL : threshold);
            if (found != null) {
                entries.remove(found);
            }
            if (writes && cosine(embedding, embedding) > 0) {
                String answer = (String) call.arguments().get(2);
                entries.add(0, new Entry(found == null ? embedding : found.embedding, answer));
                if (entries.size() > capacity) {
                    entries.remove(capacity);
                }
            } else if (found != null) {
                entries.add(0, found);
            }
            answers.add(writes ? null : found == null ? "" : found.answer);
        }
        return answers;
    }

    /** The first of the nearest, which is the most recently used. */
    private static Entry nearest(List<Entry> entries, double[] embedding, double least) {
        double[] cosines = entries.stream()
                .mapToDouble(entry -> cosine(entry.embedding, embedding))
                .toArray();
        double highest = Arrays.stream(cosines).max().orElse(0);
        int at = 0;
        for (Entry entry : entries) {
            if (highest >= least && cosines[at++] >= highest - EQUAL) {
                return entry;
            }
        }
        return null;
    }

    private static double cosine(double[] a, double[] b) {
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int f = 0; f < a.length; f++) {
            product += a[f] * b[f];
            squareA += a[f] * a[f];
            squareB += b[f] * b[f];
        }
        return product == 0 ? 0 : product / Math.sqrt(squareA * squareB);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Script.compare(test, expected, answer, comparison);
    }
}
