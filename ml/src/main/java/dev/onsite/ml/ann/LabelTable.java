package dev.onsite.ml.ann;

import java.util.Arrays;

/**
 * From label to node: open addressing over node numbers only, the labels being read from the graph. 8 bytes an entry
 * where a map of boxes needs 60. Callers synchronise.
 */
final class LabelTable {
    private static final int FREE = -1;
    private static final int REMOVED = -2;

    private final Graph graph;
    private int[] slots = filled(64);
    private int size;
    private int used;

    LabelTable(Graph graph) {
        this.graph = graph;
    }

    private static int[] filled(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, FREE);
        return slots;
    }

    int size() {
        return size;
    }

    long bytes() {
        return 4L * slots.length;
    }

    /** The node with the label, or −1. */
    int get(long label) {
        int slot = find(label);
        return slot < 0 ? -1 : slots[slot];
    }

    private int find(long label) {
        int mask = slots.length - 1;
        for (int slot = hash(label) & mask; slots[slot] != FREE; slot = (slot + 1) & mask) {
            if (slots[slot] >= 0 && graph.label(slots[slot]) == label) {
                return slot;
            }
        }
        return -1;
    }

    /** Maps the node's label to the node and returns the node it was mapped to, or −1. */
    int put(int node) {
        long label = graph.label(node);
        int found = find(label);
        if (found >= 0) {
            int before = slots[found];
            slots[found] = node;
            return before;
        }
        if (2 * (used + 1) > slots.length) {
            resize();
        }
        int mask = slots.length - 1;
        int slot = hash(label) & mask;
        while (slots[slot] >= 0) {
            slot = (slot + 1) & mask;
        }
        if (slots[slot] == FREE) {
            used++;
        }
        slots[slot] = node;
        size++;
        return -1;
    }

    /** Forgets the label and returns its node, or −1. */
    int remove(long label) {
        int slot = find(label);
        if (slot < 0) {
            return -1;
        }
        int node = slots[slot];
        slots[slot] = REMOVED;
        size--;
        return node;
    }

    /** Makes room for so many entries at once. */
    void reserve(int entries) {
        int length = Math.max(64, Integer.highestOneBit(Math.max(1, 2 * entries - 1)) << 1);
        if (length > slots.length) {
            rehash(length);
        }
    }

    private void resize() {
        rehash(4 * (size + 1) > slots.length ? slots.length * 2 : slots.length);
    }

    private void rehash(int length) {
        int[] old = slots;
        slots = filled(length);
        used = size;
        int mask = length - 1;
        for (int node : old) {
            if (node >= 0) {
                int slot = hash(graph.label(node)) & mask;
                while (slots[slot] != FREE) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = node;
            }
        }
    }

    private static int hash(long label) {
        long mixed = label * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 32);
    }
}
