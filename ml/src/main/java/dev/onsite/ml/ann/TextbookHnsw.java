package dev.onsite.ml.ann;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * HNSW as one would write it at a whiteboard: plain lists and queues, squared Euclidean distance, no deletes, one thread.
 * {@link HnswIndex} is the same algorithm made fast; each is tested against the other.
 *
 * <p>The idea: link every vector to a few near ones, so that walking greedily from link to link leads to the query's
 * neighbourhood. Sparse upper layers, each holding a fraction 1/M of the one below, make the walk's long strides, as in a
 * skip list. A search costs about O(log n) distances of d operations; an insertion a search and M·ef more.
 */
public final class TextbookHnsw {
    private final int m;
    private final int efConstruction;
    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private Node entry;

    /** A vector and, for each layer it is on, its neighbours. */
    private static final class Node {
        final int id;
        final float[] vector;
        final List<List<Node>> neighbors = new ArrayList<>();

        Node(int id, float[] vector, int topLayer) {
            this.id = id;
            this.vector = vector;
            for (int layer = 0; layer <= topLayer; layer++) {
                neighbors.add(new ArrayList<>());
            }
        }

        int topLayer() {
            return neighbors.size() - 1;
        }
    }

    /** A node and its distance to whatever is being searched for. */
    private record Candidate(Node node, float distance) {
        static final Comparator<Candidate> NEAREST_FIRST =
                Comparator.comparingDouble(Candidate::distance).thenComparingInt(c -> c.node.id);
    }

    /**
     * An empty index.
     *
     * @param m links a node gets on insertion, at least 2; lists hold 2m on layer 0 and m above
     * @param efConstruction candidates an insertion considers, at least m
     */
    public TextbookHnsw(int m, int efConstruction, long seed) {
        if (m < 2 || efConstruction < m) {
            throw new IllegalArgumentException(
                    "m must be at least 2 and efConstruction at least m, got " + m + " and " + efConstruction);
        }
        this.m = m;
        this.efConstruction = efConstruction;
        this.random = new Random(seed);
    }

    /** Adds the vector and returns its id: 0, 1, 2, … */
    public int add(float[] vector) {
        if (!nodes.isEmpty() && vector.length != nodes.get(0).vector.length) {
            throw new IllegalArgumentException("the first vector has " + nodes.get(0).vector.length
                    + " dimensions, this one " + vector.length + ": all must have the same");
        }
        // Geometric: each layer keeps one in m of the nodes of the layer below.
        int topLayer = (int) (-Math.log(1 - random.nextDouble()) / Math.log(m));
        Node node = new Node(nodes.size(), vector.clone(), topLayer);
        nodes.add(node);
        if (entry == null) {
            entry = node;
            return node.id;
        }
        Candidate nearest = new Candidate(entry, distance(vector, entry.vector));
        for (int layer = entry.topLayer(); layer > topLayer; layer--) {
            nearest = searchLayer(vector, nearest, 1, layer).get(0);
        }
        for (int layer = Math.min(topLayer, entry.topLayer()); layer >= 0; layer--) {
            List<Candidate> found = searchLayer(vector, nearest, efConstruction, layer);
            for (Node neighbor : select(found, m)) {
                node.neighbors.get(layer).add(neighbor);
                neighbor.neighbors.get(layer).add(node);
                shrink(neighbor, layer);
            }
            nearest = found.get(0);
        }
        if (topLayer > entry.topLayer()) {
            entry = node;
        }
        return node.id;
    }

    /** Ids of the k nearest to the query, nearest first; a larger {@code ef} finds more of the true ones, more slowly. */
    public int[] search(float[] query, int k, int ef) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, got " + k);
        }
        if (entry == null) {
            return new int[0];
        }
        Candidate nearest = new Candidate(entry, distance(query, entry.vector));
        for (int layer = entry.topLayer(); layer > 0; layer--) {
            nearest = searchLayer(query, nearest, 1, layer).get(0);
        }
        return searchLayer(query, nearest, Math.max(ef, k), 0).stream()
                .limit(k)
                .mapToInt(c -> c.node().id)
                .toArray();
    }

    /** The paper's SEARCH-LAYER: best-first search that keeps the {@code ef} nearest; nearest first. */
    private List<Candidate> searchLayer(float[] query, Candidate from, int ef, int layer) {
        Set<Node> visited = new HashSet<>(List.of(from.node()));
        PriorityQueue<Candidate> toExpand = new PriorityQueue<>(Candidate.NEAREST_FIRST);
        PriorityQueue<Candidate> best = new PriorityQueue<>(Candidate.NEAREST_FIRST.reversed());
        toExpand.add(from);
        best.add(from);
        while (!toExpand.isEmpty()) {
            Candidate candidate = toExpand.remove();
            if (candidate.distance() > best.element().distance() && best.size() == ef) {
                break; // everything left to expand is farther than the worst that is kept
            }
            for (Node neighbor : candidate.node().neighbors.get(layer)) {
                if (visited.add(neighbor)) {
                    Candidate next = new Candidate(neighbor, distance(query, neighbor.vector));
                    if (best.size() < ef || next.distance() < best.element().distance()) {
                        toExpand.add(next);
                        best.add(next);
                        if (best.size() > ef) {
                            best.remove();
                        }
                    }
                }
            }
        }
        List<Candidate> found = new ArrayList<>(best);
        found.sort(Candidate.NEAREST_FIRST);
        return found;
    }

    /**
     * The paper's heuristic: keep a candidate only if it is nearer to the new node than to any neighbour kept so far, so
     * that links point in different directions and clusters stay connected.
     */
    private static List<Node> select(List<Candidate> nearestFirst, int limit) {
        List<Node> kept = new ArrayList<>();
        for (Candidate candidate : nearestFirst) {
            if (kept.size() == limit) {
                break;
            }
            float[] vector = candidate.node().vector;
            if (kept.stream().noneMatch(node -> distance(vector, node.vector) < candidate.distance())) {
                kept.add(candidate.node());
            }
        }
        return kept;
    }

    private void shrink(Node node, int layer) {
        int limit = layer == 0 ? 2 * m : m;
        List<Node> neighbors = node.neighbors.get(layer);
        if (neighbors.size() > limit) {
            List<Candidate> candidates = new ArrayList<>();
            for (Node neighbor : neighbors) {
                candidates.add(new Candidate(neighbor, distance(node.vector, neighbor.vector)));
            }
            candidates.sort(Candidate.NEAREST_FIRST);
            node.neighbors.set(layer, select(candidates, limit));
        }
    }

    private static float distance(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
