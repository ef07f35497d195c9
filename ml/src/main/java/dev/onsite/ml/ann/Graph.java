package dev.onsite.ml.ann;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The layered graph: for each node its vector, its label and its neighbours on each of its levels, in flat blocks.
 *
 * <p><b>Who may do what when.</b> Readers take no lock. A list is changed only under {@link #lockOf} its node, by storing
 * the entries before the count with a release fence between; a reader copies a list and then passes a load fence, so
 * every node it reads there has its vector and its lists in place. A reader may see a mixture of an old and a new list:
 * each entry was a neighbour at some time, which is all a search needs. {@link #reserve} copies blocks and therefore
 * excludes all writers; readers of the old copy miss at most the newest links.
 */
final class Graph {
    static final int LOCKS = 1 << 12;

    private static final int LABEL_LOW = 0;
    private static final int LABEL_HIGH = 1;
    private static final int UPPER = 2;
    private static final int STATE = 3;
    static final int META_STRIDE = 4;
    private static final int LEVEL_MASK = 0xff;
    private static final int DELETED = 0x100;
    private static final int LINKED = 0x200;

    final int dimension;
    final Metric metric;
    final int m;
    final FloatRecords vectors;
    /** Level 0: a count, then up to 2M neighbours. */
    final IntBlocks links;
    /** A record for each level above 0 a node has: a count, then up to M neighbours. */
    final IntBlocks upper;
    /** Label, first upper record, level and deletion mark. */
    final IntBlocks meta;
    /** Codes beside the vectors, or null. */
    final CodeRecords codes;

    final AtomicInteger deleted = new AtomicInteger();
    private final Object[] locks = new Object[LOCKS];
    private final Object allocation = new Object();
    private volatile int size;
    private int upperSize;
    private volatile int capacity;
    private int upperCapacity;
    volatile int entry = -1;

    Graph(Metric metric, int m, FloatRecords vectors, CodeRecords codes) {
        this(metric, m, vectors, codes, new IntBlocks(1 + 2 * m), new IntBlocks(1 + m), new IntBlocks(META_STRIDE));
    }

    /** A graph over existing records. */
    Graph(
            Metric metric,
            int m,
            FloatRecords vectors,
            CodeRecords codes,
            IntBlocks links,
            IntBlocks upper,
            IntBlocks meta) {
        this.dimension = vectors.dimension;
        this.metric = metric;
        this.m = m;
        this.vectors = vectors;
        this.codes = codes;
        this.links = links;
        this.upper = upper;
        this.meta = meta;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** Declares what the records given to the constructor hold. */
    void restore(
            int nodes, int nodeCapacity, int upperRecords, int upperRecordCapacity, int entryNode, int deletedNodes) {
        size = nodes;
        capacity = nodeCapacity;
        upperSize = upperRecords;
        upperCapacity = upperRecordCapacity;
        entry = entryNode;
        deleted.set(deletedNodes);
    }

    /** The same graph searched by codes, which are encoded here, or by the vectors if null; keep writers out. */
    Graph withCodes(CodeRecords newCodes) {
        Graph coded = new Graph(metric, m, vectors, newCodes, links, upper, meta);
        coded.restore(size, capacity, upperSize, upperCapacity, entry, deleted.get());
        if (newCodes != null) {
            newCodes.reserve(capacity);
            float[] vector = new float[dimension];
            for (int node = 0; node < size; node++) {
                vectors.get(node, vector, 0);
                newCodes.put(node, vector);
            }
        }
        return coded;
    }

    int size() {
        return size;
    }

    int upperSize() {
        return upperSize;
    }

    int live() {
        return size - deleted.get();
    }

    int capacity() {
        return capacity;
    }

    boolean isReadOnly() {
        return !(vectors instanceof FloatBlocks);
    }

    int maxLinks(int level) {
        return level == 0 ? 2 * m : m;
    }

    Object lockOf(int node) {
        return locks[node & (LOCKS - 1)];
    }

    /** Makes room for so many nodes; keep writers out. */
    void reserve(int nodes) {
        // A node has 1/(M−1) levels above 0 on average; a quarter more leaves room for luck.
        int upperNeeded = Math.max(upperSize + 64, (int) (1.25 * nodes / (m - 1)) + 64);
        ((FloatBlocks) vectors).reserve(nodes);
        links.reserve(nodes);
        meta.reserve(nodes);
        if (codes != null) {
            codes.reserve(nodes);
        }
        if (upperNeeded > upperCapacity) {
            upper.reserve(upperNeeded);
            upperCapacity = upperNeeded;
        }
        capacity = Math.max(capacity, nodes);
    }

    /** A new node without links, or −1 when {@link #reserve} must make room first. */
    int allocate(long label, int level, float[] vector) {
        int node;
        int firstUpper;
        synchronized (allocation) {
            if (size == capacity || upperSize + level > upperCapacity) {
                return -1;
            }
            node = size;
            firstUpper = upperSize;
            upperSize += level;
            int[] block = meta.block(node);
            int offset = meta.offset(node);
            block[offset + LABEL_LOW] = (int) label;
            block[offset + LABEL_HIGH] = (int) (label >>> 32);
            block[offset + UPPER] = firstUpper;
            block[offset + STATE] = level;
            size = node + 1;
        }
        ((FloatBlocks) vectors).put(node, vector);
        if (codes != null) {
            codes.put(node, vector);
        }
        return node;
    }

    long label(int node) {
        int[] block = meta.block(node);
        int offset = meta.offset(node);
        return ((long) block[offset + LABEL_HIGH] << 32) | (block[offset + LABEL_LOW] & 0xffff_ffffL);
    }

    int level(int node) {
        return meta.get(node, STATE) & LEVEL_MASK;
    }

    boolean isDeleted(int node) {
        return (meta.get(node, STATE) & DELETED) != 0;
    }

    /** Marks the node; false when it was marked. */
    boolean delete(int node) {
        synchronized (lockOf(node)) {
            int state = meta.get(node, STATE);
            if ((state & DELETED) != 0) {
                return false;
            }
            meta.set(node, STATE, state | DELETED);
        }
        deleted.incrementAndGet();
        return true;
    }

    /** Declares the node complete: its vector is written and its lists stand. */
    void markLinked(int node) {
        synchronized (lockOf(node)) {
            VarHandle.releaseFence();
            meta.set(node, STATE, meta.get(node, STATE) | LINKED);
        }
    }

    /** Whether the node is complete and not deleted. */
    boolean isLive(int node) {
        boolean live = (meta.get(node, STATE) & (LINKED | DELETED)) == LINKED;
        VarHandle.loadLoadFence();
        return live;
    }

    private IntBlocks lists(int level) {
        return level == 0 ? links : upper;
    }

    private int record(int node, int level) {
        return level == 0 ? node : meta.get(node, UPPER) + level - 1;
    }

    int degree(int node, int level) {
        return lists(level).get(record(node, level), 0);
    }

    /** Copies the neighbours and returns how many they are. */
    int neighbors(int node, int level, int[] into) {
        IntBlocks lists = lists(level);
        int record = record(node, level);
        int[] block = lists.block(record);
        int offset = lists.offset(record);
        int count = block[offset];
        System.arraycopy(block, offset + 1, into, 0, count);
        VarHandle.loadLoadFence();
        return count;
    }

    /**
     * Reads where the level-0 list lies, so that it is on its way to the cache when it is wanted; the sum keeps the
     * compiler from leaving the loads out.
     */
    int touchLinks(int node) {
        int[] block = links.block(node);
        int offset = links.offset(node);
        return block[offset] + block[offset + links.layout.stride() / 2] + block[offset + links.layout.stride() - 1];
    }

    /** Replaces the list; hold {@link #lockOf} the node. */
    void setNeighbors(int node, int level, int[] ids, int count) {
        IntBlocks lists = lists(level);
        int record = record(node, level);
        int[] block = lists.block(record);
        int offset = lists.offset(record);
        VarHandle.releaseFence();
        System.arraycopy(ids, 0, block, offset + 1, count);
        VarHandle.releaseFence();
        block[offset] = count;
    }

    /** Appends to a list that has room; hold {@link #lockOf} the node. */
    void appendNeighbor(int node, int level, int added) {
        IntBlocks lists = lists(level);
        int record = record(node, level);
        int[] block = lists.block(record);
        int offset = lists.offset(record);
        int count = block[offset];
        VarHandle.releaseFence();
        block[offset + 1 + count] = added;
        VarHandle.releaseFence();
        block[offset] = count + 1;
    }

    /** Makes the node the entry point if it is on a higher level than the present one. */
    void promote(int node) {
        synchronized (allocation) {
            if (entry < 0 || level(node) > level(entry)) {
                entry = node;
            }
        }
    }

    /** Bytes held in memory or mapped. */
    long bytes() {
        return vectors.bytes() + links.bytes() + upper.bytes() + meta.bytes() + (codes == null ? 0 : codes.bytes());
    }
}
