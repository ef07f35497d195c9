package dev.onsite.ml.ann;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Searches one graph; holds what a search writes, and so serves one thread at a time. Each expansion copies a node's
 * list, drops the neighbours already seen, and scores the rest as one batch.
 */
final class GraphSearch {
    final Graph graph;
    /** Scores exactly. */
    final Scorer exact;
    /** Scores by what the graph is searched by: the codes where there are any. */
    final Scorer coded;

    final Beam beam = new Beam();
    private final VisitedSet visited = new VisitedSet();
    private final LongHeap candidates = new LongHeap();
    private final LongHeap matches = new LongHeap();
    /** Takes what is read only to be cached. */
    @SuppressWarnings("unused")
    private int touched;

    private int[] ids;
    private float[] scores;

    GraphSearch(Graph graph) {
        this.graph = graph;
        exact = new Scorer.Exact(graph);
        coded = graph.codes == null ? exact : new Scorer.Coded(graph);
        ids = new int[graph.maxLinks(0)];
        scores = new float[graph.maxLinks(0)];
    }

    /** Walks greedily from the node down to {@code toLevel}, which it does not search, and returns where it ends. */
    int descend(Scorer scorer, int from, int fromLevel, int toLevel) {
        int nearest = from;
        float best = score(scorer, from);
        for (int level = fromLevel; level > toLevel; level--) {
            for (boolean moved = true; moved; ) {
                moved = false;
                int count = graph.neighbors(nearest, level, ids);
                scorer.score(ids, count, scores);
                for (int i = 0; i < count; i++) {
                    if (scores[i] < best) {
                        best = scores[i];
                        nearest = ids[i];
                        moved = true;
                    }
                }
            }
        }
        return nearest;
    }

    /** Fills the beam with the {@code ef} nearest that a search from the node finds on the level. */
    void search(Scorer scorer, int from, int level, int ef) {
        visited.reset(graph.size());
        visited.add(from);
        beam.reset(ef);
        beam.offer(score(scorer, from), from);
        for (int node = beam.next(); node >= 0; node = beam.next()) {
            int count = visited.keepNew(ids, graph.neighbors(node, level, ids));
            int next = beam.peek();
            if (next >= 0) {
                touched += graph.touchLinks(next);
            }
            scorer.score(ids, count, scores);
            float bound = beam.bound();
            for (int i = 0; i < count; i++) {
                if (scores[i] < bound) {
                    beam.offer(scores[i], ids[i]);
                    bound = beam.bound();
                }
            }
        }
    }

    /**
     * Fills the matches with the {@code ef} nearest that pass, walking through those that do not. Gives
     * up, returning false, once it has scored more than {@code budget} nodes.
     */
    boolean searchMatching(Scorer scorer, int from, int ef, IntPredicate passes, long budget) {
        visited.reset(graph.size());
        visited.add(from);
        candidates.clear();
        matches.clear();
        long scored = 1;
        float first = score(scorer, from);
        candidates.offer(Keys.pack(first, from));
        offerMatch(first, from, ef, passes);
        while (candidates.size() > 0) {
            long candidate = candidates.poll();
            if (matches.size() == ef && Keys.score(candidate) > matchBound()) {
                break;
            }
            int count = visited.keepNew(ids, graph.neighbors(Keys.low(candidate), 0, ids));
            scorer.score(ids, count, scores);
            scored += count;
            if (scored > budget) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                if (matches.size() < ef || scores[i] < matchBound()) {
                    candidates.offer(Keys.pack(scores[i], ids[i]));
                    offerMatch(scores[i], ids[i], ef, passes);
                }
            }
        }
        return true;
    }

    private void offerMatch(float score, int node, int ef, IntPredicate passes) {
        if (passes.test(node)) {
            // Complemented, so that the farthest match is the heap's first.
            matches.offer(~Keys.pack(score, node));
            if (matches.size() > ef) {
                matches.poll();
            }
        }
    }

    private float matchBound() {
        return Keys.score(~matches.peek());
    }

    /** The matches of the last {@link #searchMatching}, nearest first, as keys of score and node. */
    long[] matches() {
        long[] keys = new long[matches.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ~matches.get(i);
        }
        Arrays.sort(keys);
        return keys;
    }

    /**
     * All nodes within the radius that are reachable from the beam's members through nodes within the radius, as keys in
     * no order. The beam was filled by {@link #search} with the same scorer.
     */
    long[] flood(Scorer scorer, float radius, IntPredicate passes) {
        matches.clear();
        candidates.clear();
        for (int i = 0; i < beam.size(); i++) {
            if (beam.score(i) <= radius) {
                candidates.offer(Keys.pack(beam.score(i), beam.node(i)));
            }
        }
        while (candidates.size() > 0) {
            long key = candidates.poll();
            if (passes.test(Keys.low(key))) {
                matches.offer(~key);
            }
            int count = visited.keepNew(ids, graph.neighbors(Keys.low(key), 0, ids));
            scorer.score(ids, count, scores);
            for (int i = 0; i < count; i++) {
                if (scores[i] <= radius) {
                    candidates.offer(Keys.pack(scores[i], ids[i]));
                }
            }
        }
        return matches();
    }

    private float score(Scorer scorer, int node) {
        ids[0] = node;
        scorer.score(ids, 1, scores);
        return scores[0];
    }

    /** Scores the nodes {@code nodes[from]} to {@code nodes[to − 1]} into {@code out}, from 0, batch by batch. */
    void scoreRange(Scorer scorer, int[] nodes, int from, int to, float[] out) {
        for (int start = from; start < to; start += ids.length) {
            int count = Math.min(ids.length, to - start);
            System.arraycopy(nodes, start, ids, 0, count);
            scorer.score(ids, count, scores);
            System.arraycopy(scores, 0, out, start - from, count);
        }
    }
}
