package dev.onsite.bench.ann;

import dev.onsite.ml.ann.BuildOptions;
import dev.onsite.ml.ann.HnswIndex;
import dev.onsite.ml.ann.HnswOptions;
import dev.onsite.ml.ann.Metric;
import dev.onsite.ml.ann.Neighbors;
import dev.onsite.ml.ann.Quantization;
import dev.onsite.ml.ann.SearchOptions;
import dev.onsite.ml.ann.VectorSource;
import java.io.IOException;
import java.nio.file.Path;

/** Ours. With {@code -Dmapped=true} a loaded index leaves its exact vectors in the file. */
final class OnsiteEngine implements Engine {
    private final Quantization quantization;
    private final int m;
    private final int efConstruction;
    private HnswIndex index;
    private SearchOptions options = SearchOptions.defaults();

    OnsiteEngine(Quantization quantization, int m, int efConstruction) {
        this.quantization = quantization;
        this.m = m;
        this.efConstruction = efConstruction;
    }

    @Override
    public void build(float[][] vectors, int threads) {
        HnswOptions settings = HnswOptions.of(vectors[0].length, Metric.L2)
                .withM(m)
                .withEfConstruction(efConstruction)
                .withQuantization(quantization);
        index = HnswIndex.build(settings, VectorSource.of(vectors), BuildOptions.ofThreads(threads));
        if (Boolean.getBoolean("compact")) {
            index.compact();
        }
    }

    @Override
    public void save(Path file) throws IOException {
        index.save(file);
    }

    @Override
    public void load(Path file) throws IOException {
        index = Boolean.getBoolean("mapped") ? HnswIndex.map(file) : HnswIndex.load(file);
        if (index.options().quantization() != quantization) {
            index.quantize(quantization);
        }
        if (Boolean.getBoolean("compact")) {
            index.compact();
        }
    }

    @Override
    public int search(float[] query, int k, int ef, long[] labels) {
        if (options.ef() != ef) {
            // Scored again exactly: a few more than asked for; more costs time and finds next to nothing.
            options = SearchOptions.ofEf(ef).withRerank(Math.max(2 * k, 20));
        }
        Neighbors found = index.search(query, k, options);
        for (int i = 0; i < found.size(); i++) {
            labels[i] = found.label(i);
        }
        return found.size();
    }

    @Override
    public long bytes() {
        return index.statistics().bytes();
    }
}
