package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Cases of consistent hashing; the oracle lays the ring out anew, as sorted arrays, when its nodes have changed. */
public final class ConsistentHashRing implements Checker, Scalable {
    private static final long FNV_OFFSET = 2_166_136_261L;
    private static final long FNV_PRIME = 16_777_619L;
    private static final long MASK = 0xffff_ffffL;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "three nodes",
                        draw -> new Script(List.of(1))
                                .call("route", List.of("k1"))
                                .call("add", List.of("a"))
                                .call("add", List.of("b"))
                                .call("add", List.of("c"))
                                .call("route", List.of("k1"))
                                .call("route", List.of("k2"))
                                .call("route", List.of("k3"))
                                .call("replicas", List.of("k3", 2))
                                .call("remove", List.of("a"))
                                .call("route", List.of("k3")))
                .hiddenScript(
                        "a key on a point",
                        draw -> new Script(List.of(2))
                                .call("add", List.of("a"))
                                .call("add", List.of("b"))
                                .call("route", List.of("a#0"))
                                .call("route", List.of("b#0"))
                                .call("route", List.of("a#1"))
                                .call("route", List.of("b#1")))
                .hiddenScript("past the last point", draw -> pastTheLastPoint())
                .hiddenScript(
                        "two nodes on one point",
                        // Found by search: "kwipbyv#0" and "uagxfyd#0" have the same hash.
                        draw -> new Script(List.of(1))
                                .call("add", List.of("kwipbyv"))
                                .call("add", List.of("uagxfyd"))
                                .call("route", List.of("kwipbyv#0"))
                                .call("replicas", List.of("kwipbyv#0", 2))
                                .call("remove", List.of("uagxfyd"))
                                .call("route", List.of("key"))
                                .call("add", List.of("uagxfyd"))
                                .call("remove", List.of("kwipbyv"))
                                .call("route", List.of("key")))
                .hiddenScript(
                        "nothing to do",
                        draw -> new Script(List.of(5))
                                .call("remove", List.of("a"))
                                .call("replicas", List.of("key", 3))
                                .call("add", List.of("a"))
                                .call("add", List.of("a"))
                                .call("replicas", List.of("key", 3))
                                .call("remove", List.of("a"))
                                .call("route", List.of("key")))
                .hiddenScript("many points a node", draw -> traffic(draw, 40, 6, 64))
                .hiddenScript("random calls", draw -> traffic(draw, 600, 12, 10))
                .hiddenScript("20,000 keys", draw -> scale(draw, 100, 400, 20_000))
                .list();
    }

    /** Keys of which some lie after every point: with three points the gap over the top is large. */
    private static Script pastTheLastPoint() {
        Script script = new Script(List.of(1));
        for (String node : List.of("a", "b", "c")) {
            script.call("add", List.of(node));
        }
        for (int key = 0; key < 40; key++) {
            script.call("route", List.of("user" + key));
        }
        return script;
    }

    private static Script traffic(Draw draw, int calls, int nodes, int points) {
        Script script = new Script(List.of(points));
        for (int node = 0; node < nodes / 2; node++) {
            script.call("add", List.of("node" + node));
        }
        for (int call = 0; call < calls; call++) {
            String node = "node" + draw.between(0, nodes - 1);
            String key = "user" + draw.between(0, 9_999);
            if (draw.chance(0.1)) {
                script.call(draw.chance(0.5) ? "add" : "remove", List.of(node));
            } else if (draw.chance(0.4)) {
                script.call("replicas", List.of(key, draw.between(1, 4)));
            } else {
                script.call("route", List.of(key));
            }
        }
        return script;
    }

    private static Script scale(Draw draw, int nodes, int points, int keys) {
        Script script = new Script(List.of(points));
        for (int node = 0; node < nodes; node++) {
            script.call("add", List.of("n" + node));
        }
        for (int key = 0; key < keys; key++) {
            script.call("route", List.of("u" + draw.between(0, 99_999)));
        }
        return script;
    }

    private record Point(long position, String node) {}

    @Override
    public Object expected(Case test) {
        int points = test.argument(0, Integer.class);
        Set<String> nodes = new TreeSet<>();
        Point[] ring = {};
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            String name = (String) call.arguments().get(0);
            switch (call.method()) {
                case "add", "remove" -> {
                    boolean changed = call.method().equals("add") ? nodes.add(name) : nodes.remove(name);
                    ring = changed ? null : ring;
                    answers.add(null);
                }
                default -> {
                    ring = ring == null ? layOut(nodes, points) : ring;
                    boolean one = call.method().equals("route");
                    int wanted = one ? 1 : (Integer) call.arguments().get(1);
                    List<String> found = walk(ring, hash(name), Math.min(wanted, nodes.size()));
                    answers.add(one ? (found.isEmpty() ? "" : found.get(0)) : found.toArray(new String[0]));
                }
            }
        }
        return answers;
    }

    /** All points in order; of equal ones those of the smaller name first, as the nodes come sorted. */
    private static Point[] layOut(Set<String> nodes, int points) {
        Point[] ring = nodes.stream()
                .flatMap(node -> java.util.stream.IntStream.range(0, points)
                        .mapToObj(i -> new Point(hash(node + "#" + i), node)))
                .toArray(Point[]::new);
        Arrays.sort(ring, java.util.Comparator.comparingLong(Point::position));
        return ring;
    }

    private static List<String> walk(Point[] ring, long position, int wanted) {
        int low = 0;
        int high = ring.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (ring[middle].position() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Set<String> found = new LinkedHashSet<>();
        for (int step = 0; found.size() < wanted; step++) {
            found.add(ring[(low + step) % ring.length].node());
        }
        return List.copyOf(found);
    }

    /** FNV-1a and the finaliser of MurmurHash3, in 64-bit arithmetic cut to 32 bits. */
    static long hash(String text) {
        long h = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            h = ((h ^ b) * FNV_PRIME) & MASK;
        }
        h = ((h ^ (h >> 16)) * 0x85eb_ca6bL) & MASK;
        h = ((h ^ (h >> 13)) * 0xc2b2_ae35L) & MASK;
        return h ^ (h >> 16);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Script.compare(test, expected, answer, comparison);
    }

    @Override
    public String scale() {
        return "n, the number of points on the ring, and of keys";
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
        return Cases.sizedScript(size, seed, draw -> scale(draw, 20, size / 20, size));
    }
}
