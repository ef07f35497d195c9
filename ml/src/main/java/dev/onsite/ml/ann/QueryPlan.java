package dev.onsite.ml.ann;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * One query's way through an index: the plain beam where everything found may be returned, a filtered walk where most
 * may, a scan where few may or the graph fell short.
 */
final class QueryPlan {
    /** Nodes sampled to guess which share of them a filter passes. */
    private static final int SAMPLE = 256;

    /** What scoring a node met on a walk costs, in nodes scored one after another in a scan. */
    private static final int RANDOM_ACCESS = 3;

    private static final int SCAN_BATCH = 64;

    private final Graph graph;
    private final GraphSearch search;
    private final SearchOptions options;

    QueryPlan(GraphSearch search, SearchOptions options) {
        this.search = search;
        this.options = options;
        graph = search.graph;
    }

    /** The k nearest. */
    Neighbors nearest(float[] query, int k) {
        int ef = Math.max(k, options.ef());
        if (options.filter() == null && graph.deleted.get() == 0) {
            search.coded.query(query);
            search.search(search.coded, entryOnGround(search.coded), 0, ef);
            Neighbors found = fromBeam(query, k);
            return found.size() < Math.min(k, graph.live())
                    ? scan(query, k, HnswIndex.matching(graph, options))
                    : found;
        }
        return nearestMatching(query, k, ef);
    }

    private int entryOnGround(Scorer scorer) {
        int entry = graph.entry;
        return search.descend(scorer, entry, graph.level(entry), 0);
    }

    private Neighbors fromBeam(float[] query, int k) {
        Beam beam = search.beam;
        int count = search.coded == search.exact
                ? Math.min(k, beam.size())
                : Math.min(Math.max(k, options.rerank()), beam.size());
        int[] nodes = new int[count];
        float[] distances = new float[count];
        for (int i = 0; i < count; i++) {
            nodes[i] = beam.node(i);
            distances[i] = beam.score(i);
        }
        return result(query, nodes, distances, count, k);
    }

    /** Scores again what codes scored, and turns nodes into labels. */
    private Neighbors result(float[] query, int[] nodes, float[] distances, int count, int k) {
        if (search.coded != search.exact) {
            search.exact.query(query);
            search.scoreRange(search.exact, nodes, 0, count, distances);
        }
        return labelled(nodes, distances, count, k);
    }

    private Neighbors labelled(int[] nodes, float[] distances, int count, int k) {
        long[] labels = new long[count];
        for (int i = 0; i < count; i++) {
            labels[i] = graph.label(nodes[i]);
        }
        return Neighbors.sorted(labels, distances, count, k);
    }

    private Neighbors nearestMatching(float[] query, int k, int ef) {
        int nodes = graph.size();
        IntPredicate matches = HnswIndex.matching(graph, options);
        double share = matchingShare(matches, nodes);
        double walk = ef / Math.max(share, 1.0 / SAMPLE) * graph.m * RANDOM_ACCESS;
        double scan = (share + 0.1) * nodes;
        if (scan <= walk) {
            return scan(query, k, matches);
        }
        search.coded.query(query);
        int from = entryOnGround(search.coded);
        // Within twice what the scan costs, or the sample misled.
        long budget = (long) (2 * scan / RANDOM_ACCESS) + ef;
        if (!search.searchMatching(search.coded, from, ef, matches, budget)) {
            return scan(query, k, matches);
        }
        long[] found = search.matches();
        if (found.length < Math.min(k, graph.live())) {
            return scan(query, k, matches);
        }
        int count = search.coded == search.exact
                ? Math.min(k, found.length)
                : Math.min(Math.max(k, options.rerank()), found.length);
        int[] ids = new int[count];
        float[] distances = new float[count];
        for (int i = 0; i < count; i++) {
            ids[i] = Keys.low(found[i]);
            distances[i] = Keys.score(found[i]);
        }
        return result(query, ids, distances, count, k);
    }

    private static double matchingShare(IntPredicate matches, int nodes) {
        int sampled = Math.min(SAMPLE, nodes);
        int passed = 0;
        for (int i = 0; i < sampled; i++) {
            if (matches.test((int) ((long) i * nodes / sampled))) {
                passed++;
            }
        }
        return (double) passed / sampled;
    }

    /** Exact, over all nodes that match. */
    private Neighbors scan(float[] query, int k, IntPredicate matches) {
        search.exact.query(query);
        NearestHeap nearest = new NearestHeap(k);
        scanBatches(matches, (ids, count, scores) -> {
            for (int i = 0; i < count; i++) {
                nearest.offer(scores[i], ids[i]);
            }
        });
        long[] keys = nearest.sorted();
        int[] nodes = new int[keys.length];
        float[] distances = new float[keys.length];
        for (int i = 0; i < keys.length; i++) {
            nodes[i] = Keys.low(keys[i]);
            distances[i] = Keys.score(keys[i]);
        }
        return labelled(nodes, distances, keys.length, k);
    }

    /** Takes a batch of scored nodes. */
    @FunctionalInterface
    private interface Batch {
        void accept(int[] ids, int count, float[] scores);
    }

    private void scanBatches(IntPredicate matches, Batch batch) {
        int[] ids = new int[SCAN_BATCH];
        float[] scores = new float[SCAN_BATCH];
        int nodes = graph.size();
        int count = 0;
        for (int node = 0; node < nodes; node++) {
            if (matches.test(node)) {
                ids[count++] = node;
            }
            if (count == SCAN_BATCH || (count > 0 && node == nodes - 1)) {
                search.scoreRange(search.exact, ids, 0, count, scores);
                batch.accept(ids, count, scores);
                count = 0;
            }
        }
    }

    /** All within the radius, by exact distances. */
    Neighbors within(float[] query, float radius) {
        IntPredicate matches = HnswIndex.matching(graph, options);
        search.exact.query(query);
        search.search(search.exact, entryOnGround(search.exact), 0, options.ef());
        long[] found = search.flood(search.exact, radius, matches);
        int[] nodes = new int[found.length];
        float[] distances = new float[found.length];
        for (int i = 0; i < found.length; i++) {
            nodes[i] = Keys.low(found[i]);
            distances[i] = Keys.score(found[i]);
        }
        return labelled(nodes, distances, found.length, Math.max(1, found.length));
    }

    /** Keeps the k smallest. */
    static final class NearestHeap {
        private final LongHeap heap = new LongHeap();
        private final int k;
        private float bound = Float.POSITIVE_INFINITY;

        NearestHeap(int k) {
            this.k = k;
        }

        void offer(float score, int low) {
            if (score > bound) {
                return;
            }
            // Complemented, so that the farthest is the heap's first.
            heap.offer(~Keys.pack(score, low));
            if (heap.size() > k) {
                heap.poll();
            }
            if (heap.size() == k) {
                bound = Keys.score(~heap.peek());
            }
        }

        long[] sorted() {
            long[] keys = new long[heap.size()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = ~heap.get(i);
            }
            Arrays.sort(keys);
            return keys;
        }
    }
}
