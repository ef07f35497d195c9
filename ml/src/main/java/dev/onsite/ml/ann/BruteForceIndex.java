package dev.onsite.ml.ann;

import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * The exact nearest neighbours, by scanning: n distances a search. The oracle of the approximate index, and the faster
 * of the two below a few thousand vectors.
 */
public final class BruteForceIndex implements VectorIndex {
    /** Vectors scored at a time: a block of 32 KiB at 128 dimensions stays in the first-level cache for all queries. */
    private static final int BLOCK = 64;

    /** Queries that share a pass over the vectors. */
    private static final int QUERIES = 16;

    private final Metric metric;
    private final FloatBlocks vectors;
    private final IntBlocks labels = new IntBlocks(2);
    private final java.util.HashMap<Long, Integer> rows = new java.util.HashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private int size;
    private int capacity;

    /** An empty index. */
    public BruteForceIndex(int dimension, Metric metric) {
        Arguments.require(dimension >= 1, "dimension must be at least 1, got %d", dimension);
        this.metric = metric;
        vectors = new FloatBlocks(dimension);
    }

    /** An index of all the source's vectors. */
    public static BruteForceIndex of(Metric metric, VectorSource source) {
        BruteForceIndex index = new BruteForceIndex(Math.max(1, source.dimension()), metric);
        index.reserve(source.size());
        float[] vector = new float[source.dimension()];
        for (int i = 0; i < source.size(); i++) {
            source.read(i, vector);
            index.add(source.label(i), vector);
        }
        return index;
    }

    private void reserve(int records) {
        vectors.reserve(records);
        labels.reserve(records);
        capacity = records;
    }

    @Override
    public int dimension() {
        return vectors.dimension;
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public int size() {
        lock.readLock().lock();
        try {
            return size;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void add(long label, float[] vector) {
        Arguments.requireVector(vector, vectors.dimension);
        float[] prepared = metric.prepared(vector);
        lock.writeLock().lock();
        try {
            Integer row = rows.get(label);
            if (row == null) {
                if (size == capacity) {
                    reserve(size + Math.max(64, size / 2));
                }
                row = size++;
                rows.put(label, row);
                setLabel(row, label);
            }
            vectors.put(row, prepared);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void setLabel(int row, long label) {
        labels.set(row, 0, (int) label);
        labels.set(row, 1, (int) (label >>> 32));
    }

    private long label(int row) {
        return ((long) labels.get(row, 1) << 32) | (labels.get(row, 0) & 0xffff_ffffL);
    }

    @Override
    public boolean remove(long label) {
        lock.writeLock().lock();
        try {
            Integer row = rows.remove(label);
            if (row == null) {
                return false;
            }
            int last = --size;
            if (row != last) {
                float[] moved = new float[vectors.dimension];
                vectors.get(last, moved, 0);
                vectors.put(row, moved);
                setLabel(row, label(last));
                rows.put(label(last), row);
            }
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public boolean contains(long label) {
        lock.readLock().lock();
        try {
            return rows.containsKey(label);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public float[] vector(long label) {
        lock.readLock().lock();
        try {
            Integer row = rows.get(label);
            if (row == null) {
                throw new NoSuchElementException("no vector has label " + label);
            }
            float[] vector = new float[vectors.dimension];
            vectors.get(row, vector, 0);
            return vector;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Neighbors search(float[] query, int k, SearchOptions options) {
        return searchBlock(new float[][] {query}, 0, 1, k, options.filter())[0];
    }

    /** Queries share passes over the vectors: a block of vectors is scored for each while it is in the cache. */
    @Override
    public Neighbors[] searchBatch(float[][] queries, int k, SearchOptions options) {
        Neighbors[] found = new Neighbors[queries.length];
        int groups = (queries.length + QUERIES - 1) / QUERIES;
        IntStream.range(0, groups).parallel().forEach(g -> {
            int from = g * QUERIES;
            int to = Math.min(queries.length, from + QUERIES);
            System.arraycopy(searchBlock(queries, from, to, k, options.filter()), 0, found, from, to - from);
        });
        return found;
    }

    private Neighbors[] searchBlock(float[][] queries, int from, int to, int k, LongPredicate filter) {
        Arguments.requireK(k);
        float[][] prepared = new float[to - from][];
        QueryPlan.NearestHeap[] nearest = new QueryPlan.NearestHeap[to - from];
        for (int q = 0; q < prepared.length; q++) {
            Arguments.requireVector(queries[from + q], vectors.dimension);
            prepared[q] = metric.prepared(queries[from + q]);
            nearest[q] = new QueryPlan.NearestHeap(k);
        }
        lock.readLock().lock();
        try {
            scan(prepared, filter, (q, ids, count, scores) -> {
                for (int i = 0; i < count; i++) {
                    nearest[q].offer(metric.distance(scores[i]), ids[i]);
                }
            });
            Neighbors[] found = new Neighbors[prepared.length];
            for (int q = 0; q < found.length; q++) {
                found[q] = labelled(nearest[q].sorted(), k);
            }
            return found;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Neighbors searchRadius(float[] query, float radius, SearchOptions options) {
        Arguments.requireVector(query, vectors.dimension);
        Arguments.require(!Float.isNaN(radius), "radius must be a number, got NaN");
        LongHeap within = new LongHeap();
        lock.readLock().lock();
        try {
            scan(new float[][] {metric.prepared(query)}, options.filter(), (q, ids, count, scores) -> {
                for (int i = 0; i < count; i++) {
                    float distance = metric.distance(scores[i]);
                    if (distance <= radius) {
                        within.offer(Keys.pack(distance, ids[i]));
                    }
                }
            });
            long[] keys = new long[within.size()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = within.get(i);
            }
            return labelled(keys, Math.max(1, keys.length));
        } finally {
            lock.readLock().unlock();
        }
    }

    private Neighbors labelled(long[] keys, int limit) {
        long[] found = new long[keys.length];
        float[] distances = new float[keys.length];
        for (int i = 0; i < keys.length; i++) {
            found[i] = label(Keys.low(keys[i]));
            distances[i] = Keys.score(keys[i]);
        }
        return Neighbors.sorted(found, distances, keys.length, limit);
    }

    /** Takes a block of kernel results for query {@code q}. */
    @FunctionalInterface
    private interface Block {
        void accept(int q, int[] ids, int count, float[] scores);
    }

    private void scan(float[][] queries, LongPredicate filter, Block block) {
        int[] ids = new int[BLOCK];
        float[] scores = new float[BLOCK];
        int count = 0;
        for (int row = 0; row < size; row++) {
            if (filter == null || filter.test(label(row))) {
                ids[count++] = row;
            }
            if (count == BLOCK || (count > 0 && row == size - 1)) {
                for (int q = 0; q < queries.length; q++) {
                    vectors.score(metric.isL2(), queries[q], 0, ids, count, scores, null);
                    block.accept(q, ids, count, scores);
                }
                count = 0;
            }
        }
    }
}
