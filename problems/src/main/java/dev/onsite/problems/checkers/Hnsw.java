package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.Show;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cases of a navigable small world. Many graphs are right, so the submission's own is read and walked by the statement's
 * rules: its searches must find what the walk finds, and the walk must find nearly all neighbours at few distances.
 */
public final class Hnsw implements Checker {
    private static final int RECALL_FROM_EF = 20;
    private static final double RECALL = 0.9;
    private static final int BUDGET_FROM = 500;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "an example",
                        draw -> new Script(List.of(2, 8))
                                .call("add", List.of(new double[] {0}, 0))
                                .call("add", List.of(new double[] {10}, 1))
                                .call("add", List.of(new double[] {4}, 0))
                                .call("search", List.of(new double[] {3}, 1, 1))
                                .call("search", List.of(new double[] {9}, 2, 3))
                                .call("neighbors", List.of(0, 0))
                                .call("neighbors", List.of(1, 0))
                                .call("neighbors", List.of(1, 1))
                                .call("neighbors", List.of(2, 0)))
                .sampleScript(
                        "nothing yet",
                        draw -> new Script(List.of(4, 16))
                                .call("search", List.of(new double[] {1, 2}, 3, 10))
                                .call("add", List.of(new double[] {5, 5}, 2))
                                .call("search", List.of(new double[] {1, 2}, 3, 10))
                                .call("neighbors", List.of(0, 0))
                                .call("neighbors", List.of(0, 1))
                                .call("neighbors", List.of(0, 2)))
                .hiddenScript("a few vectors", draw -> script(draw, scattered(draw, 12, 3), 4, 16, 10, 3, 20))
                .hiddenScript("one hundred", draw -> script(draw, scattered(draw, 100, 8), 5, 30, 40, 5, 20))
                .hiddenScript(
                        "one candidate at a time", draw -> script(draw, scattered(draw, 300, 10), 3, 20, 80, 1, 1))
                .hiddenScript("clusters", draw -> script(draw, clusters(draw, 400, 6, 12), 6, 40, 80, 10, 40))
                .hiddenScript("700 vectors", draw -> script(draw, scattered(draw, 700, 6), 8, 40, 100, 10, 40))
                .list();
    }

    private static double[][] scattered(Draw draw, int n, int d) {
        return draw.normals(n, d, 1);
    }

    /** Tight groups far apart, added one after the other. */
    private static double[][] clusters(Draw draw, int n, int d, int groups) {
        double[][] centres = draw.normals(groups, d, 10);
        double[][] vectors = draw.normals(n, d, 0.1);
        for (int i = 0; i < n; i++) {
            double[] centre = centres[i * groups / n];
            double[] vector = vectors[i];
            Arrays.setAll(vector, f -> vector[f] + centre[f]);
        }
        return vectors;
    }

    private static Script script(Draw draw, double[][] vectors, int m, int efConstruction, int queries, int k, int ef) {
        Script script = new Script(List.of(m, efConstruction));
        int[] levels = new int[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            levels[i] = Math.min(12, (int) (-Math.log(1 - draw.uniform(0, 1)) / Math.log(m)));
            script.call("add", List.of(vectors[i], levels[i]));
        }
        for (int q = 0; q < queries; q++) {
            double[] near = vectors[draw.between(0, vectors.length - 1)];
            double[] query =
                    Arrays.stream(near).map(v -> v + 0.05 * draw.normal()).toArray();
            script.call("search", List.of(query, k, ef));
        }
        for (int i = 0; i < vectors.length; i++) {
            for (int layer = 0; layer <= levels[i]; layer++) {
                script.call("neighbors", List.of(i, layer));
            }
        }
        return script;
    }

    /** Where there is no graph to tell, the exact neighbours: searches' true answers, for everything else null. */
    @Override
    public Object expected(Case test) {
        List<double[]> vectors = new ArrayList<>();
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            List<Object> given = call.arguments();
            switch (call.method()) {
                case "add" -> {
                    vectors.add((double[]) given.get(0));
                    answers.add(null);
                }
                case "search" -> answers.add(nearest(vectors, (double[]) given.get(0), (Integer) given.get(1)));
                default -> answers.add(new int[0]);
            }
        }
        return answers;
    }

    private static int[] nearest(List<double[]> vectors, double[] query, int k) {
        return IntStream.range(0, vectors.size())
                .boxed()
                .sorted((a, b) -> Double.compare(
                        SmallWorld.distance(query, vectors.get(a)), SmallWorld.distance(query, vectors.get(b))))
                .limit(k)
                .mapToInt(i -> i)
                .toArray();
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        List<?> given = (List<?>) answer;
        SmallWorld world = new SmallWorld(test.argument(0, Integer.class));
        for (int i = 0; i < given.size(); i++) {
            Case.Call call = test.calls().get(i);
            if (call.method().equals("add")) {
                world.add((double[]) call.arguments().get(0), (Integer)
                        call.arguments().get(1));
            }
        }
        for (int i = 0; i < given.size(); i++) {
            Case.Call call = test.calls().get(i);
            if (call.method().equals("neighbors")) {
                int id = (Integer) call.arguments().get(0);
                int layer = (Integer) call.arguments().get(1);
                String fault = world.link(id, layer, (int[]) given.get(i));
                if (fault != null) {
                    return Outcome.wrong("neighbors(" + id + ", " + layer + ") " + fault);
                }
            }
        }
        return walk(test, (List<?>) expected, given, world);
    }

    private static Outcome walk(Case test, List<?> expected, List<?> given, SmallWorld world) {
        int added = 0;
        int searches = 0;
        long hits = 0;
        long wanted = 0;
        for (int i = 0; i < given.size(); i++) {
            Case.Call call = test.calls().get(i);
            added += call.method().equals("add") ? 1 : 0;
            if (!call.method().equals("search")) {
                continue;
            }
            int[] found = (int[]) given.get(i);
            double[] query = (double[]) call.arguments().get(0);
            int k = (Integer) call.arguments().get(1);
            int ef = (Integer) call.arguments().get(2);
            int[] right = added == 0 ? new int[0] : world.search(query, k, ef);
            searches++;
            if (!world.alike(query, right, found)) {
                return Outcome.wrongAt(
                        "[" + i + "]",
                        Show.value(right),
                        Show.value(found),
                        "The search of call " + (i + 1) + " returns " + Show.value(found)
                                + ", but by the rules its walk on your graph ends with " + Show.value(right) + ".");
            }
            if (ef >= RECALL_FROM_EF) {
                int[] truth = (int[]) expected.get(i);
                wanted += truth.length;
                hits += Arrays.stream(truth)
                        .filter(id -> Arrays.stream(found).anyMatch(other -> other == id))
                        .count();
            }
        }
        if (hits < RECALL * wanted) {
            return Outcome.wrong("The searches find " + Math.round(100.0 * hits / wanted)
                    + " % of the true nearest neighbours; at least 90 % are asked for. The walk cannot reach the others on"
                    + " your graph.");
        }
        long budget = (long) added * searches / 2;
        if (added >= BUDGET_FROM && world.distances() > budget) {
            return Outcome.wrong("The searches compute " + world.distances() / searches + " distances on average among "
                    + added + " vectors; the budget is " + added / 2 + ".");
        }
        return Outcome.ACCEPTED;
    }
}
