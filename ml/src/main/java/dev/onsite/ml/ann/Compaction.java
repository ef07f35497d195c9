package dev.onsite.ml.ann;

import java.util.Arrays;

/**
 * Copies a graph without its deleted nodes. A list that led to one gets the live nodes that one led to as candidates
 * beside those it has, and selects among them as at insertion; so the ways through the hole close again. The other
 * graph is not changed: searches may go on in it.
 */
final class Compaction {
    /** Deleted nodes are followed this many deep, so that a removed region is bridged too. */
    private static final int DEPTH = 3;

    /** Candidates for one list; more would cost more than they mend. */
    private static final int MOST_CANDIDATES = 128;

    private final Graph from;
    private final boolean keepPruned;
    private final int[] list;
    private final int[] newNumber;
    private final VisitedSet seen = new VisitedSet();
    private final int[] candidates = new int[MOST_CANDIDATES];
    private int candidateCount;

    Compaction(Graph from, boolean keepPruned) {
        this.from = from;
        this.keepPruned = keepPruned;
        list = new int[from.maxLinks(0)];
        newNumber = new int[from.size()];
    }

    /** The compacted graph, with room for {@code capacity} nodes at least. */
    Graph run(int capacity) {
        int[] order = liveBreadthFirst();
        CodeRecords codes = from.codes == null ? null : new CodeRecords(from.codes.quantizer);
        Graph to = new Graph(from.metric, from.m, new FloatBlocks(from.dimension), codes);
        to.reserve(Math.max(capacity, order.length));
        copyNodes(order, to);
        copyLists(order, to);
        for (int node = 0; node < order.length; node++) {
            to.promote(node);
            to.markLinked(node);
        }
        new Connectivity(to).connect();
        return to;
    }

    private int[] liveBreadthFirst() {
        int[] order = new Connectivity(from).breadthFirst();
        Arrays.fill(newNumber, -1);
        int live = 0;
        for (int node : order) {
            if (!from.isDeleted(node)) {
                newNumber[node] = live;
                order[live++] = node;
            }
        }
        return Arrays.copyOf(order, live);
    }

    private void copyNodes(int[] order, Graph to) {
        float[] vector = new float[from.dimension];
        for (int node : order) {
            from.vectors.get(node, vector, 0);
            int level = from.level(node);
            if (to.allocate(from.label(node), level, vector) < 0) {
                to.reserve(to.capacity());
                to.allocate(from.label(node), level, vector);
            }
        }
    }

    private void copyLists(int[] order, Graph to) {
        GraphSearch search = new GraphSearch(to);
        NeighborSelection selection = new NeighborSelection(search, search.exact, keepPruned);
        int[] selected = new int[from.maxLinks(0)];
        for (int node = 0; node < order.length; node++) {
            int old = order[node];
            for (int level = from.level(old); level >= 0; level--) {
                if (collect(old, level)) {
                    int kept = selection.selectFor(node, candidates, candidateCount, to.maxLinks(level), selected);
                    to.setNeighbors(node, level, selected, kept);
                } else {
                    to.setNeighbors(node, level, candidates, candidateCount);
                }
            }
        }
    }

    /** Collects the new numbers of the list's live members; if some were deleted, of those behind them, and true. */
    private boolean collect(int old, int level) {
        candidateCount = 0;
        seen.reset(from.size());
        seen.add(old);
        int[] frontier = new int[0];
        int count = from.neighbors(old, level, list);
        for (int i = 0; i < count; i++) {
            frontier = take(list[i], frontier);
        }
        boolean mended = frontier.length > 0;
        for (int depth = 0; depth < DEPTH && frontier.length > 0; depth++) {
            int[] next = new int[0];
            for (int deletedNode : frontier) {
                count = from.neighbors(deletedNode, level, list);
                for (int i = 0; i < count && candidateCount < MOST_CANDIDATES; i++) {
                    next = take(list[i], next);
                }
            }
            frontier = next;
        }
        return mended;
    }

    private int[] take(int node, int[] frontier) {
        if (!seen.add(node)) {
            return frontier;
        }
        if (newNumber[node] >= 0) {
            candidates[candidateCount++] = newNumber[node];
            return frontier;
        }
        int[] grown = Arrays.copyOf(frontier, frontier.length + 1);
        grown[frontier.length] = node;
        return grown;
    }
}
