package dev.onsite.bench.ann;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.OnHeapGraphIndex;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** JVector's in-memory graph, whose degree is 2M as the others' is on their lowest level. */
final class JVectorEngine implements Engine {
    private static final VectorTypeSupport TYPES =
            VectorizationProvider.getInstance().getVectorTypeSupport();

    private final int m;
    private final int efConstruction;
    private RandomAccessVectorValues values;
    private OnHeapGraphIndex graph;
    private GraphSearcher searcher;

    JVectorEngine(int m, int efConstruction) {
        this.m = m;
        this.efConstruction = efConstruction;
    }

    @Override
    public void build(float[][] vectors, int threads) throws IOException {
        List<VectorFloat<?>> list = new ArrayList<>(vectors.length);
        for (float[] vector : vectors) {
            list.add(TYPES.createFloatVector(vector));
        }
        values = new ListRandomAccessVectorValues(list, vectors[0].length);
        BuildScoreProvider scores =
                BuildScoreProvider.randomAccessScoreProvider(values, VectorSimilarityFunction.EUCLIDEAN);
        ForkJoinPool pool = new ForkJoinPool(threads);
        try (GraphIndexBuilder builder =
                new GraphIndexBuilder(scores, vectors[0].length, 2 * m, efConstruction, 1.2f, 1.2f, pool, pool)) {
            graph = builder.build(values);
        } finally {
            pool.shutdown();
        }
        searcher = new GraphSearcher(graph);
    }

    @Override
    public int search(float[] query, int k, int ef, long[] labels) {
        SearchScoreProvider scores =
                SearchScoreProvider.exact(TYPES.createFloatVector(query), VectorSimilarityFunction.EUCLIDEAN, values);
        SearchResult found = searcher.search(scores, k, ef, 0, 0, Bits.ALL);
        int count = Math.min(k, found.getNodes().length);
        for (int i = 0; i < count; i++) {
            labels[i] = found.getNodes()[i].node;
        }
        return count;
    }

    @Override
    public long bytes() {
        return graph.ramBytesUsed() + 4L * values.size() * values.dimension();
    }

    @Override
    public void close() throws IOException {
        if (searcher != null) {
            searcher.close();
        }
    }
}
