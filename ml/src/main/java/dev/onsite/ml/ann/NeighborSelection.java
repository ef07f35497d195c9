package dev.onsite.ml.ann;

import java.util.Arrays;

/**
 * Chooses a node's neighbours among candidates (the paper's Algorithm 4): nearest first, a candidate is kept when it is
 * nearer to the node than to each neighbour kept before it. Links then point in different directions, and lead from one
 * cluster to the next instead of all into the same one. For one thread.
 */
final class NeighborSelection {
    /** Kept neighbours compared at a time: enough to fill the kernel, few enough that an early rejection saves work. */
    private static final int CHUNK = 8;

    private final GraphSearch search;
    private final Scorer scorer;
    private final boolean keepPruned;
    private final int[] chunk = new int[CHUNK];
    private final float[] scores = new float[CHUNK];
    private int[] pruned = new int[64];
    private long[] keys = new long[64];
    private int[] nodes = new int[64];
    private float[] nodeScores = new float[64];

    NeighborSelection(GraphSearch search, Scorer scorer, boolean keepPruned) {
        this.search = search;
        this.scorer = scorer;
        this.keepPruned = keepPruned;
    }

    /**
     * Selects at most {@code limit} of {@code count} candidates, given nearest first with their scores, into {@code
     * selected}, and returns how many. O(count · limit) scores at worst. Leaves the scorer's query changed.
     */
    int select(int[] candidates, float[] candidateScores, int count, int limit, int[] selected) {
        int kept = 0;
        int prunedCount = 0;
        if (pruned.length < count) {
            pruned = new int[count];
        }
        for (int i = 0; i < count && kept < limit; i++) {
            int candidate = candidates[i];
            if (isDiverse(candidate, candidateScores[i], selected, kept)) {
                selected[kept++] = candidate;
            } else {
                pruned[prunedCount++] = candidate;
            }
        }
        if (keepPruned) {
            for (int i = 0; i < prunedCount && kept < limit; i++) {
                selected[kept++] = pruned[i];
            }
        }
        return kept;
    }

    private boolean isDiverse(int candidate, float score, int[] selected, int kept) {
        if (kept == 0) {
            return true;
        }
        scorer.query(candidate);
        for (int start = 0; start < kept; start += CHUNK) {
            int count = Math.min(CHUNK, kept - start);
            System.arraycopy(selected, start, chunk, 0, count);
            scorer.score(chunk, count, scores);
            for (int i = 0; i < count; i++) {
                if (scores[i] < score) {
                    return false;
                }
            }
        }
        return true;
    }

    /** As {@link #select}, for candidates in no order and without scores, none of them twice. */
    int selectFor(int node, int[] candidates, int count, int limit, int[] selected) {
        if (keys.length < count) {
            keys = new long[count];
            nodes = new int[count];
        }
        if (nodeScores.length < count) {
            nodeScores = new float[count];
        }
        scorer.query(node);
        search.scoreRange(scorer, candidates, 0, count, nodeScores);
        for (int i = 0; i < count; i++) {
            keys[i] = Keys.pack(nodeScores[i], candidates[i]);
        }
        Arrays.sort(keys, 0, count);
        for (int i = 0; i < count; i++) {
            nodes[i] = Keys.low(keys[i]);
            nodeScores[i] = Keys.score(keys[i]);
        }
        return select(nodes, nodeScores, count, limit, selected);
    }
}
