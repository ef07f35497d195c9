package dev.onsite.bench.ann;

import dev.onsite.ml.ann.Quantization;
import java.io.IOException;
import java.nio.file.Path;

/** An approximate index under measurement. */
interface Engine extends AutoCloseable {
    /** Indexes the vectors under their numbers. */
    void build(float[][] vectors, int threads) throws Exception;

    /** Writes the k nearest labels, and returns how many. */
    int search(float[] query, int k, int ef, long[] labels) throws Exception;

    /** Writes what was built to a file, to measure it again later. */
    default void save(Path file) throws IOException {
        throw new UnsupportedOperationException("this engine is not saved");
    }

    /** Reads what {@link #save} wrote. */
    default void load(Path file) throws IOException {
        throw new UnsupportedOperationException("this engine is not loaded");
    }

    /** Bytes the index holds, as far as it can tell. */
    long bytes();

    @Override
    default void close() throws IOException {}

    static Engine named(String name, int m, int efConstruction) {
        return switch (name) {
            case "onsite-float" -> new OnsiteEngine(Quantization.NONE, m, efConstruction);
            case "onsite-int8" -> new OnsiteEngine(Quantization.INT8, m, efConstruction);
            case "onsite-int4" -> new OnsiteEngine(Quantization.INT4, m, efConstruction);
            case "lucene" -> new LuceneEngine(m, efConstruction);
            case "jvector" -> new JVectorEngine(m, efConstruction);
            default -> throw new IllegalArgumentException("no engine is named " + name);
        };
    }
}
