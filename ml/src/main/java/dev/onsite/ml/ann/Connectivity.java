package dev.onsite.ml.ann;

import java.util.Arrays;

/**
 * Finds nodes that no path of level-0 links leads to from the entry point, and links them. Pruning can take a node's last
 * incoming link, and more duplicates than a list holds can fill each other's lists.
 */
final class Connectivity {
    private final Graph graph;
    private final int[] list;
    private boolean[] reached;
    private int[] queue;
    private int tail;

    Connectivity(Graph graph) {
        this.graph = graph;
        list = new int[graph.maxLinks(0)];
    }

    /** Nodes reachable from the entry point on level 0. O(nodes · M). */
    int reachable() {
        reached = new boolean[graph.size()];
        queue = new int[graph.size()];
        tail = 0;
        if (graph.entry < 0) {
            return 0;
        }
        visit(graph.entry);
        spread(0);
        return tail;
    }

    private void visit(int node) {
        if (!reached[node]) {
            reached[node] = true;
            queue[tail++] = node;
        }
    }

    private void spread(int head) {
        for (int at = head; at < tail; at++) {
            int count = graph.neighbors(queue[at], 0, list);
            for (int i = 0; i < count; i++) {
                visit(list[i]);
            }
        }
    }

    /** The nodes in breadth-first order from the entry point, then the unreachable ones. */
    int[] breadthFirst() {
        reachable();
        for (int node = 0; node < graph.size(); node++) {
            visit(node);
        }
        return Arrays.copyOf(queue, tail);
    }

    /**
     * Makes every node reachable and returns how many were not; keep writers out. Each unreachable node gets a link from
     * the nearest reachable node with a free slot, or, where there is none, in place of a link that some other one makes
     * up for.
     */
    int connect() {
        int before = reachable();
        int lost = graph.size() - before;
        if (lost == 0 || before == 0) {
            return lost;
        }
        GraphSearch search = new GraphSearch(graph);
        float[] vector = new float[graph.dimension];
        for (int node = 0; node < graph.size(); node++) {
            if (!reached[node]) {
                graph.vectors.get(node, vector, 0);
                search.coded.query(vector);
                attach(node, search);
                int head = tail;
                visit(node);
                spread(head);
            }
        }
        return lost;
    }

    private void attach(int node, GraphSearch search) {
        int from = search.descend(search.coded, graph.entry, graph.level(graph.entry), 0);
        search.search(search.coded, from, 0, 64);
        for (int i = 0; i < search.beam.size(); i++) {
            int candidate = search.beam.node(i);
            if (reached[candidate] && graph.degree(candidate, 0) < graph.maxLinks(0)) {
                graph.appendNeighbor(candidate, 0, node);
                return;
            }
        }
        for (int at = tail - 1; at >= 0; at--) {
            if (graph.degree(queue[at], 0) < graph.maxLinks(0)) {
                graph.appendNeighbor(queue[at], 0, node);
                return;
            }
        }
        replaceRedundant(node);
    }

    /**
     * All reachable lists are full. The node last reached in breadth-first order is no other's only way, so its links
     * to nodes reached before it are redundant.
     */
    private void replaceRedundant(int node) {
        int last = queue[tail - 1];
        int count = graph.neighbors(last, 0, list);
        list[count - 1] = node;
        graph.setNeighbors(last, 0, list, count);
    }
}
