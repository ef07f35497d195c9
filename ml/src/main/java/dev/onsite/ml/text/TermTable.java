package dev.onsite.ml.text;

import java.util.Arrays;

/** Numbers terms in the order they come, looked up by ranges of characters: open addressing, linear probing. */
final class TermTable {
    private int[] slots = new int[1 << 12];
    private int[] hashes = new int[1 << 10];
    private int[] ends = new int[1 << 10];
    private char[] arena = new char[1 << 14];
    private int size;

    TermTable() {
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    String term(int id) {
        int start = id == 0 ? 0 : ends[id - 1];
        return new String(arena, start, ends[id] - start);
    }

    /** The number of a term; −1 if it is unknown and not to be added. */
    int find(char[] chars, int from, int to, boolean add) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + chars[i];
        }
        // Spread the high bits, which the mask would drop.
        hash *= 0x9E3779B9;
        int mask = slots.length - 1;
        int slot = hash >>> 8 & mask;
        while (slots[slot] >= 0) {
            int id = slots[slot];
            if (hashes[id] == hash && same(id, chars, from, to)) {
                return id;
            }
            slot = slot + 1 & mask;
        }
        return add ? insert(slot, hash, chars, from, to) : -1;
    }

    private boolean same(int id, char[] chars, int from, int to) {
        int start = id == 0 ? 0 : ends[id - 1];
        return Arrays.equals(arena, start, ends[id], chars, from, to);
    }

    private int insert(int slot, int hash, char[] chars, int from, int to) {
        int start = size == 0 ? 0 : ends[size - 1];
        int end = start + to - from;
        if (end > arena.length) {
            arena = Arrays.copyOf(arena, Math.max(end, 2 * arena.length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        System.arraycopy(chars, from, arena, start, to - from);
        hashes[size] = hash;
        ends[size] = end;
        slots[slot] = size;
        if (4 * ++size > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = new int[4 * slots.length];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = hashes[id] >>> 8 & mask;
            while (slots[slot] >= 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = id;
        }
    }
}
