package dev.onsite.ml.ann;

import java.util.Arrays;

/**
 * Inserts nodes into a graph; for one thread, any number of builders may work on one graph.
 *
 * <p>A node is first searched for on all its levels, then linked from level 0 up, on each level its own list before the
 * links to it. Whoever finds it on some level therefore finds complete lists there and below. It becomes the entry point
 * last.
 */
final class GraphBuilder {
    private final Graph graph;
    private final GraphSearch search;
    private final NeighborSelection selection;
    private final Scorer scorer;
    private final int efConstruction;
    private int[] candidates;
    private float[] scores;
    private final int[] selected;
    private final int[] list;
    private final int[] pruned;

    GraphBuilder(Graph graph, int efConstruction, boolean keepPruned) {
        this.graph = graph;
        this.efConstruction = efConstruction;
        search = new GraphSearch(graph);
        // Four bits lose too much to choose links by.
        boolean byCodes = graph.codes != null && graph.codes.quantizer.kind == Quantization.INT8;
        scorer = byCodes ? search.coded : search.exact;
        selection = new NeighborSelection(search, scorer, keepPruned);
        candidates = new int[efConstruction];
        scores = new float[efConstruction];
        selected = new int[graph.maxLinks(0)];
        list = new int[graph.maxLinks(0) + 1];
        pruned = new int[graph.maxLinks(0)];
    }

    /** Links a node that {@link Graph#allocate} made; {@code vector} is its vector. */
    void insert(int node, float[] vector) {
        int entry = graph.entry;
        if (entry < 0) {
            graph.promote(node);
            entry = graph.entry;
            if (entry == node) {
                return;
            }
        }
        int top = graph.level(entry);
        int level = graph.level(node);
        scorer.query(vector);
        int from = search.descend(scorer, entry, top, Math.min(level, top));
        int[][] found = new int[Math.min(level, top) + 1][];
        for (int l = found.length - 1; l >= 0; l--) {
            search.search(scorer, from, l, efConstruction);
            from = search.beam.node(0) == node && search.beam.size() > 1 ? search.beam.node(1) : search.beam.node(0);
            found[l] = selectFromBeam(node);
            if (l > 0) {
                scorer.query(vector);
            }
        }
        // The beam and its candidates are still those of level 0.
        for (int l = 0; l < found.length; l++) {
            link(node, l, found[l]);
        }
        if (level > top) {
            graph.promote(node);
        }
    }

    private int[] selectFromBeam(int node) {
        Beam beam = search.beam;
        if (candidates.length < beam.size()) {
            candidates = new int[beam.size()];
            scores = new float[beam.size()];
        }
        int count = 0;
        for (int i = 0; i < beam.size(); i++) {
            int candidate = beam.node(i);
            if (candidate != node && !graph.isDeleted(candidate)) {
                candidates[count] = candidate;
                scores[count++] = beam.score(i);
            }
        }
        if (count == 0) {
            // Only deleted nodes about: links to them still lead on.
            for (int i = 0; i < beam.size(); i++) {
                if (beam.node(i) != node) {
                    candidates[count] = beam.node(i);
                    scores[count++] = beam.score(i);
                }
            }
        }
        int kept = selection.select(candidates, scores, count, graph.m, selected);
        return Arrays.copyOf(selected, kept);
    }

    private void link(int node, int level, int[] neighbors) {
        synchronized (graph.lockOf(node)) {
            graph.setNeighbors(node, level, neighbors, neighbors.length);
        }
        boolean reachable = false;
        for (int neighbor : neighbors) {
            reachable |= linkBack(neighbor, level, node);
        }
        if (!reachable && level == 0) {
            linkFromSpareSlot(node);
        }
    }

    /** Adds the node to the neighbour's list; false when the list is full of better ones. */
    private boolean linkBack(int neighbor, int level, int node) {
        int limit = graph.maxLinks(level);
        synchronized (graph.lockOf(neighbor)) {
            int count = graph.neighbors(neighbor, level, list);
            for (int i = 0; i < count; i++) {
                if (list[i] == node) {
                    return true;
                }
            }
            if (count < limit) {
                graph.appendNeighbor(neighbor, level, node);
                return true;
            }
            list[count] = node;
            int kept = selection.selectFor(neighbor, list, count + 1, limit, pruned);
            graph.setNeighbors(neighbor, level, pruned, kept);
            for (int i = 0; i < kept; i++) {
                if (pruned[i] == node) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Nobody would have the node (many duplicates do that): the nearest node with a free slot takes it. */
    private void linkFromSpareSlot(int node) {
        for (int i = 0; i < search.beam.size(); i++) {
            int candidate = search.beam.node(i);
            if (candidate != node) {
                synchronized (graph.lockOf(candidate)) {
                    if (graph.degree(candidate, 0) < graph.maxLinks(0)) {
                        graph.appendNeighbor(candidate, 0, node);
                        return;
                    }
                }
            }
        }
    }
}
