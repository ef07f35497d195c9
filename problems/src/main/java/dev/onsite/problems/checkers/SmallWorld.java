package dev.onsite.problems.checkers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** A graph as a submission tells it, searched by the rules of {@link Hnsw}'s statement, with the distances counted. */
final class SmallWorld {
    private record Found(int id, double distance) {}

    private record Place(int id, int layer) {}

    private static final Comparator<Found> NEAREST = Comparator.comparingDouble(Found::distance);

    private final int m;
    private final List<double[]> vectors = new ArrayList<>();
    private final List<Integer> levels = new ArrayList<>();
    private final Map<Place, int[]> links = new HashMap<>();
    private int entry;
    private long distances;

    SmallWorld(int m) {
        this.m = m;
    }

    void add(double[] vector, int level) {
        if (!levels.isEmpty() && level > levels.get(entry)) {
            entry = vectors.size();
        }
        vectors.add(vector);
        levels.add(level);
    }

    /** Takes the links of a node; says what is wrong with them, null if nothing. */
    String link(int id, int layer, int[] neighbors) {
        int most = layer == 0 ? 2 * m : m;
        if (neighbors.length > most) {
            return "has " + neighbors.length + " links; at most " + most + " are allowed on layer " + layer + ".";
        }
        Set<Integer> seen = new HashSet<>();
        for (int neighbor : neighbors) {
            if (neighbor < 0 || neighbor >= vectors.size()) {
                return "has " + neighbor + ", and there are the nodes 0 to " + (vectors.size() - 1) + " only.";
            }
            if (neighbor == id) {
                return "links the node to itself.";
            }
            if (levels.get(neighbor) < layer) {
                return "has " + neighbor + ", whose highest layer is " + levels.get(neighbor) + ".";
            }
            if (!seen.add(neighbor)) {
                return "has " + neighbor + " twice.";
            }
        }
        links.put(new Place(id, layer), neighbors);
        return null;
    }

    long distances() {
        return distances;
    }

    int[] search(double[] query, int k, int ef) {
        Found here = measured(query, entry);
        for (int layer = levels.get(entry); layer > 0; layer--) {
            boolean moved = true;
            while (moved) {
                Found from = here;
                for (int neighbor : links.getOrDefault(new Place(from.id(), layer), new int[0])) {
                    Found next = measured(query, neighbor);
                    here = next.distance() < here.distance() ? next : here;
                }
                moved = here.id() != from.id();
            }
        }
        return beam(query, here, ef).stream().limit(k).mapToInt(Found::id).toArray();
    }

    private List<Found> beam(double[] query, Found start, int ef) {
        boolean[] visited = new boolean[vectors.size()];
        visited[start.id()] = true;
        PriorityQueue<Found> queue = new PriorityQueue<>(NEAREST);
        PriorityQueue<Found> kept = new PriorityQueue<>(NEAREST.reversed());
        queue.add(start);
        kept.add(start);
        while (!queue.isEmpty()) {
            Found next = queue.poll();
            if (kept.size() >= ef && next.distance() > kept.element().distance()) {
                break;
            }
            for (int neighbor : links.getOrDefault(new Place(next.id(), 0), new int[0])) {
                if (visited[neighbor]) {
                    continue;
                }
                visited[neighbor] = true;
                Found found = measured(query, neighbor);
                if (kept.size() < ef || found.distance() < kept.element().distance()) {
                    queue.add(found);
                    kept.add(found);
                    if (kept.size() > ef) {
                        kept.remove();
                    }
                }
            }
        }
        return kept.stream().sorted(NEAREST).toList();
    }

    /** Whether two answers are equally far from the query, place by place, and the second names nobody twice. */
    boolean alike(double[] query, int[] right, int[] found) {
        if (right.length != found.length || Arrays.stream(found).distinct().count() != found.length) {
            return false;
        }
        for (int i = 0; i < found.length; i++) {
            if (found[i] < 0 || found[i] >= vectors.size()) {
                return false;
            }
            double expected = distance(query, vectors.get(right[i]));
            double got = distance(query, vectors.get(found[i]));
            if (Math.abs(expected - got) > 1e-9 * (1 + expected)) {
                return false;
            }
        }
        return true;
    }

    private Found measured(double[] query, int id) {
        distances++;
        return new Found(id, distance(query, vectors.get(id)));
    }

    /** Squared. */
    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
