package dev.onsite.recommender.retrieve;

import java.util.Arrays;

/**
 * Items from several sources, each once, in columns; for one thread, used again for the next request.
 */
public final class Candidates {
    private static final int MAX = 2048;
    private static final int SLOTS = 4 * MAX;

    private final int[] items = new int[MAX];
    private final float[] scores = new float[MAX];
    private final int[] sources = new int[MAX];
    private final int[] table = new int[SLOTS];
    private int size;

    /** Where a candidate came from. */
    public enum Source {
        /** Near the user's vector. */
        VECTOR(1),
        /** Popular with everyone. */
        POPULAR(2),
        /** Gaining lately. */
        TRENDING(4),
        /** New in the catalogue. */
        RECENT(8),
        /** Near what the user dealt with last. */
        SIMILAR(16),
        /** Drawn at random, to learn about it. */
        EXPLORATION(32);

        private final int bit;

        Source(int bit) {
            this.bit = bit;
        }

        /** Its bit in {@link Candidates#sources}. */
        public int bit() {
            return bit;
        }

        /** In JSON. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Forgets all. */
    public void clear() {
        size = 0;
        Arrays.fill(table, 0);
    }

    /** Adds an item, or a source to one that is there; false where there is no more room. */
    public boolean add(int item, float score, Source source) {
        int slot = ((item * 0x9e37_79b9) >>> 8) % SLOTS;
        while (table[slot] != 0) {
            int at = table[slot] - 1;
            if (items[at] == item) {
                sources[at] |= source.bit();
                return true;
            }
            slot = (slot + 1) % SLOTS;
        }
        if (size == MAX) {
            return false;
        }
        items[size] = item;
        scores[size] = score;
        sources[size] = source.bit();
        table[slot] = ++size;
        return true;
    }

    /** How many. */
    public int size() {
        return size;
    }

    /** The i-th item. */
    public int item(int i) {
        return items[i];
    }

    /** Its inner product with the user's vector. */
    public float score(int i) {
        return scores[i];
    }

    /** The bits of its sources. */
    public int sources(int i) {
        return sources[i];
    }
}
