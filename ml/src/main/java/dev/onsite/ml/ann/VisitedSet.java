package dev.onsite.ml.ann;

import java.util.Arrays;

/**
 * The nodes a search has seen, one stamp a node. A new search only raises the epoch; the stamps are wiped once in 127
 * searches. Bytes rather than ints keep a million nodes' stamps in the second-level cache.
 */
final class VisitedSet {
    private byte[] stamps = new byte[0];
    private byte epoch;

    /** Forgets all nodes, and makes room for nodes below {@code nodes}. */
    void reset(int nodes) {
        if (stamps.length < nodes) {
            stamps = new byte[Math.max(nodes, stamps.length + stamps.length / 4)];
            epoch = 0;
        }
        if (epoch == Byte.MAX_VALUE) {
            Arrays.fill(stamps, (byte) 0);
            epoch = 0;
        }
        epoch++;
    }

    /** Adds the node; false when it was there. */
    boolean add(int node) {
        if (node >= stamps.length) {
            grow(node);
        }
        if (stamps[node] == epoch) {
            return false;
        }
        stamps[node] = epoch;
        return true;
    }

    /** Adds the first {@code count} ids, moves those that are new to the front, and returns how many they are. */
    int keepNew(int[] ids, int count) {
        byte[] marks = stamps;
        byte now = epoch;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int id = ids[i];
            if (id >= marks.length) {
                marks = grow(id);
            }
            ids[kept] = id;
            // No branch: whether a neighbour was seen is a coin toss the processor cannot predict.
            kept += marks[id] != now ? 1 : 0;
            marks[id] = now;
        }
        return kept;
    }

    /** A node added since the search began. */
    private byte[] grow(int node) {
        stamps = Arrays.copyOf(stamps, Math.max(node + 1, stamps.length + stamps.length / 4 + 64));
        return stamps;
    }
}
