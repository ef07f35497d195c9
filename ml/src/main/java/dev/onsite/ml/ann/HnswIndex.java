package dev.onsite.ml.ann;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Approximate nearest neighbours by a hierarchical navigable small world graph: O(log n) distances a search where a scan
 * takes n, at a recall that {@code ef} buys.
 *
 * <p>Searches take no lock and run beside adds, removals and compaction; adds and removals run beside each other. A
 * removal marks: searches walk through the node and do not return it, until {@link #compact} mends the lists around it
 * and frees its room. An update adds the new vector before it removes the old one, so the label is found throughout.
 *
 * <p>A search returns k neighbours whenever k live vectors pass its filter: where the graph cannot give them, or the
 * filter is so narrow that a scan is cheaper, it scans.
 *
 * <p>With {@link Quantization} the graph is traversed by codes, and the nearest of what was found are scored again by
 * the exact vectors; distances returned are always exact.
 */
public final class HnswIndex implements VectorIndex {
    /** Vectors from which an index that grows by {@link #add} learns its quantiser. */
    private static final int TRAINING_SIZE = 1024;

    private static final int BULK_TRAINING_SIZE = 10_000;
    private static final long LEVEL_STEP = 0x9e37_79b9_7f4a_7c15L;

    private volatile HnswOptions options;
    /** Read to add or remove, write to replace the graph or its blocks. */
    private final ReentrantReadWriteLock mutation = new ReentrantReadWriteLock();

    private volatile State state;

    /** A graph with what belongs to it; compaction swaps all of it at once. */
    private static final class State {
        final Graph graph;
        final LabelTable labels;
        final Queue<GraphSearch> searches = new ConcurrentLinkedQueue<>();
        final Queue<GraphBuilder> builders = new ConcurrentLinkedQueue<>();

        State(Graph graph, LabelTable labels) {
            this.graph = graph;
            this.labels = labels;
        }
    }

    /** An empty index. */
    public HnswIndex(HnswOptions options) {
        this(options, new Graph(options.metric(), options.m(), new FloatBlocks(options.dimension()), null));
        state.graph.reserve(options.capacity());
        state.labels.reserve(options.capacity());
    }

    /** An index over a graph whose live nodes have distinct labels. */
    HnswIndex(HnswOptions options, Graph graph) {
        this.options = options;
        state = stateOf(graph);
    }

    private static State stateOf(Graph graph) {
        LabelTable labels = new LabelTable(graph);
        labels.reserve(graph.live());
        for (int node = 0; node < graph.size(); node++) {
            if (!graph.isDeleted(node)) {
                labels.put(node);
            }
        }
        return new State(graph, labels);
    }

    /**
     * Builds an index of all the source's vectors, every one of them reachable. About O(n log n · efConstruction).
     *
     * @throws java.util.concurrent.CancellationException when the progress listener cancels
     */
    public static HnswIndex build(HnswOptions options, VectorSource source, BuildOptions build) {
        int size = source.size();
        Arguments.require(
                size == 0 || source.dimension() == options.dimension(),
                "the options say %d dimensions, the vectors have %d",
                options.dimension(),
                source.dimension());
        HnswIndex index = new HnswIndex(options.withCapacity(Math.max(size, options.capacity())));
        if (size > 0 && options.quantization() != Quantization.NONE) {
            index.useCodesOf(index.train(source));
        }
        new BulkInsertion(index, source, build).run();
        index.repair();
        return index;
    }

    private Quantizer train(VectorSource source) {
        int count = Math.min(BULK_TRAINING_SIZE, source.size());
        int dimension = options.dimension();
        float[] sample = new float[count * dimension];
        float[] vector = new float[dimension];
        for (int i = 0; i < count; i++) {
            source.read((int) ((long) i * source.size() / count), vector);
            Arguments.requireVector(vector, dimension);
            System.arraycopy(options.metric().prepared(vector), 0, sample, i * dimension, dimension);
        }
        return Quantizer.train(options.quantization(), options.metric(), sample, count, dimension, options.seed());
    }

    /**
     * Changes what searches traverse, from now on, keeping the graph: for instance to build by the exact vectors and
     * search by codes. Adds and removals wait; O(n · d log d).
     */
    public void quantize(Quantization kind) {
        mutation.writeLock().lock();
        try {
            options = options.withQuantization(kind);
            Graph graph = state.graph;
            if (kind == Quantization.NONE) {
                state = stateOf(graph.withCodes(null));
            } else if (graph.size() > 0) {
                int count = Math.min(BULK_TRAINING_SIZE, graph.size());
                float[] sample = new float[count * graph.dimension];
                for (int i = 0; i < count; i++) {
                    graph.vectors.get((int) ((long) i * graph.size() / count), sample, i * graph.dimension);
                }
                useCodesOf(Quantizer.train(kind, options.metric(), sample, count, graph.dimension, options.seed()));
            }
        } finally {
            mutation.writeLock().unlock();
        }
    }

    private void useCodesOf(Quantizer quantizer) {
        state = stateOf(state.graph.withCodes(new CodeRecords(quantizer)));
    }

    /** The graph as it is now. */
    Graph graph() {
        return state.graph;
    }

    /** How the index was built. */
    public HnswOptions options() {
        return options;
    }

    @Override
    public int dimension() {
        return options.dimension();
    }

    @Override
    public Metric metric() {
        return options.metric();
    }

    @Override
    public int size() {
        return state.graph.live();
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnsupportedOperationException when the vectors are mapped from a file
     */
    @Override
    public void add(long label, float[] vector) {
        Arguments.requireVector(vector, options.dimension());
        float[] prepared = options.metric().prepared(vector);
        mutation.readLock().lock();
        try {
            int node = allocate(label, prepared);
            State s = state;
            GraphBuilder builder = s.builders.poll();
            if (builder == null) {
                builder = new GraphBuilder(s.graph, options.efConstruction(), options.keepPruned());
            }
            builder.insert(node, prepared);
            s.builders.add(builder);
            s.graph.markLinked(node);
            int before;
            synchronized (s.labels) {
                before = s.labels.put(node);
            }
            if (before >= 0) {
                s.graph.delete(before);
            }
        } finally {
            mutation.readLock().unlock();
        }
        if (options.quantization() != Quantization.NONE && state.graph.codes == null) {
            quantizeOnceLargeEnough();
        }
    }

    /** Allocates a node, holding the read lock before and after, though not throughout. */
    private int allocate(long label, float[] vector) {
        while (true) {
            Graph graph = state.graph;
            if (graph.isReadOnly()) {
                throw new UnsupportedOperationException(
                        "the index's vectors are mapped from a file and can only be removed: load it to memory to add");
            }
            int level = level(graph.size());
            int node = graph.allocate(label, level, vector);
            if (node >= 0) {
                return node;
            }
            mutation.readLock().unlock();
            mutation.writeLock().lock();
            try {
                Graph now = state.graph;
                int size = now.size();
                now.reserve(size < now.capacity() ? now.capacity() : size + Math.max(256, Math.min(size, 1 << 17)));
            } finally {
                mutation.readLock().lock();
                mutation.writeLock().unlock();
            }
        }
    }

    /** Drawn from a geometric distribution by the node's number, so that it does not depend on who inserts when. */
    private int level(int node) {
        double uniform = 1 - new SplittableRandom(options.seed() + node * LEVEL_STEP).nextDouble();
        return (int) Math.min(63, -Math.log(uniform) / Math.log(options.m()));
    }

    private void quantizeOnceLargeEnough() {
        if (state.graph.live() < TRAINING_SIZE) {
            return;
        }
        mutation.writeLock().lock();
        try {
            if (state.graph.codes == null) {
                quantize(options.quantization());
            }
        } finally {
            mutation.writeLock().unlock();
        }
    }

    @Override
    public boolean remove(long label) {
        mutation.readLock().lock();
        try {
            State s = state;
            int node;
            synchronized (s.labels) {
                node = s.labels.remove(label);
            }
            return node >= 0 && s.graph.delete(node);
        } finally {
            mutation.readLock().unlock();
        }
    }

    private int node(State s, long label) {
        synchronized (s.labels) {
            return s.labels.get(label);
        }
    }

    @Override
    public boolean contains(long label) {
        return node(state, label) >= 0;
    }

    @Override
    public float[] vector(long label) {
        State s = state;
        int node = node(s, label);
        if (node < 0) {
            throw new NoSuchElementException("no vector has label " + label);
        }
        float[] vector = new float[options.dimension()];
        s.graph.vectors.get(node, vector, 0);
        return vector;
    }

    @Override
    public Neighbors search(float[] query, int k, SearchOptions search) {
        Arguments.requireVector(query, options.dimension());
        Arguments.requireK(k);
        float[] prepared = options.metric().prepared(query);
        return withSearch(s -> new QueryPlan(s, search).nearest(prepared, k));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Approximate: finds what links within the radius lead to from the {@code ef} nearest.
     */
    @Override
    public Neighbors searchRadius(float[] query, float radius, SearchOptions search) {
        Arguments.requireVector(query, options.dimension());
        Arguments.require(!Float.isNaN(radius), "radius must be a number, got NaN");
        float[] prepared = options.metric().prepared(query);
        return withSearch(s -> new QueryPlan(s, search).within(prepared, radius));
    }

    private Neighbors withSearch(java.util.function.Function<GraphSearch, Neighbors> work) {
        State s = state;
        if (s.graph.entry < 0) {
            return Neighbors.none();
        }
        GraphSearch search = s.searches.poll();
        if (search == null) {
            search = new GraphSearch(s.graph);
        }
        Neighbors found = work.apply(search);
        s.searches.add(search);
        return found;
    }

    @Override
    public Neighbors[] searchBatch(float[][] queries, int k, SearchOptions search) {
        Neighbors[] found = new Neighbors[queries.length];
        IntStream.range(0, queries.length).parallel().forEach(i -> found[i] = search(queries[i], k, search));
        return found;
    }

    /**
     * Frees the room of removed vectors and mends the lists that led through them, so that recall holds; adds and
     * removals wait, searches go on. Also lays the nodes out in breadth-first order, so that neighbours share pages and
     * cache lines. O(n · M²).
     */
    public void compact() {
        mutation.writeLock().lock();
        try {
            Graph graph = state.graph;
            if (graph.isReadOnly()) {
                throw new UnsupportedOperationException(
                        "the index's vectors are mapped from a file: load it to memory to compact");
            }
            state = stateOf(new Compaction(graph, options.keepPruned()).run(options.capacity()));
        } finally {
            mutation.writeLock().unlock();
        }
    }

    /** Makes every node reachable again, and returns how many were not; {@link #build} and {@link #compact} did it. */
    public int repair() {
        mutation.writeLock().lock();
        try {
            return new Connectivity(state.graph).connect();
        } finally {
            mutation.writeLock().unlock();
        }
    }

    /** Levels, degrees, reachability and bytes; O(n · M). Exact while nothing is added. */
    public IndexStatistics statistics() {
        State s = state;
        return IndexStatistics.of(s.graph, s.labels.bytes());
    }

    /**
     * Writes the index to a file, atomically: readers of the path see the old file or the whole new one.
     *
     * @throws IOException when the file system refuses; the old file is then as it was
     */
    public void save(Path file) throws IOException {
        mutation.writeLock().lock();
        try {
            IndexFile.write(file, options, state.graph);
        } finally {
            mutation.writeLock().unlock();
        }
    }

    /** Reads a saved index into memory. Checks every byte; refuses a cut or changed file with an {@link IOException}. */
    public static HnswIndex load(Path file) throws IOException {
        return IndexFile.read(file, false);
    }

    /**
     * Opens a saved index with its vectors mapped: they take no heap, and the system reads what searches touch. Links
     * and codes are read into memory. Vectors can be removed, not added.
     */
    public static HnswIndex map(Path file) throws IOException {
        return IndexFile.read(file, true);
    }

    /** The predicate on nodes that a filter on labels makes. */
    static IntPredicate matching(Graph graph, SearchOptions options) {
        return options.filter() == null
                ? graph::isLive
                : node -> graph.isLive(node) && options.filter().test(graph.label(node));
    }
}
