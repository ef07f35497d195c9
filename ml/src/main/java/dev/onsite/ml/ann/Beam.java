package dev.onsite.ml.ann;

/**
 * The nearest nodes found so far, at most {@code capacity}, in order: the paper's W, with its C as the members that are
 * not expanded yet. A candidate that falls off the end of W would never have been expanded, since the search stops at
 * the first candidate farther than W's farthest; so one sorted array does for both queues. Shifting a few hundred bytes
 * costs less than two heaps' mispredicted branches.
 */
final class Beam {
    private static final long EXPANDED = 1;

    private long[] keys = new long[64];
    private int size;
    private int capacity;
    private int cursor;

    void reset(int newCapacity) {
        if (keys.length < newCapacity) {
            keys = new long[newCapacity];
        }
        capacity = newCapacity;
        size = 0;
        cursor = 0;
    }

    /** Only a score below this still gets in. */
    float bound() {
        return size < capacity ? Float.POSITIVE_INFINITY : Keys.score(keys[size - 1]);
    }

    void offer(float score, int node) {
        long key = Keys.pack(score, node << 1);
        if (size == capacity) {
            if (key >= keys[size - 1]) {
                return;
            }
            size--;
        }
        int low = 0;
        int length = size;
        while (length > 0) {
            int half = length >>> 1;
            boolean right = keys[low + half] < key;
            low = right ? low + half + 1 : low;
            length = right ? length - half - 1 : half;
        }
        System.arraycopy(keys, low, keys, low + 1, size - low);
        keys[low] = key;
        size++;
        cursor = Math.min(cursor, low);
    }

    /** Marks the nearest node not yet expanded and returns it, or −1 when all are. */
    int next() {
        while (cursor < size && (keys[cursor] & EXPANDED) != 0) {
            cursor++;
        }
        if (cursor == size) {
            return -1;
        }
        keys[cursor] |= EXPANDED;
        return node(cursor++);
    }

    /** The node {@link #next} would return were nothing nearer found before, or −1. */
    int peek() {
        int at = cursor;
        while (at < size && (keys[at] & EXPANDED) != 0) {
            at++;
        }
        cursor = at;
        return at == size ? -1 : node(at);
    }

    int size() {
        return size;
    }

    int node(int i) {
        return Keys.low(keys[i]) >>> 1;
    }

    float score(int i) {
        return Keys.score(keys[i]);
    }
}
