package dev.onsite.bench.ann;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** Lucene's vector field in one segment, searched below the query machinery, straight at the segment's graph. */
final class LuceneEngine implements Engine {
    private final int m;
    private final int efConstruction;
    private Path path;
    private Directory directory;
    private DirectoryReader reader;
    private LeafReader leaf;
    private int[] labelOfDocument;

    LuceneEngine(int m, int efConstruction) {
        this.m = m;
        this.efConstruction = efConstruction;
    }

    @Override
    public void build(float[][] vectors, int threads) throws IOException {
        path = Files.createTempDirectory("lucene");
        directory = new MMapDirectory(path);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            KnnVectorsFormat format =
                    new Lucene99HnswVectorsFormat(m, efConstruction, threads, threads > 1 ? pool : null);
            IndexWriterConfig config = new IndexWriterConfig()
                    .setCodec(new Lucene912Codec() {
                        @Override
                        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                            return format;
                        }
                    })
                    .setRAMBufferSizeMB(1900)
                    .setUseCompoundFile(false)
                    .setMergeScheduler(new ConcurrentMergeScheduler());
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                for (int i = 0; i < vectors.length; i++) {
                    Document document = new Document();
                    document.add(new KnnFloatVectorField("v", vectors[i], VectorSimilarityFunction.EUCLIDEAN));
                    document.add(new StoredField("id", i));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
        } finally {
            pool.shutdown();
        }
        open();
    }

    private void open() throws IOException {
        reader = DirectoryReader.open(directory);
        leaf = reader.leaves().get(0).reader();
        labelOfDocument = new int[leaf.maxDoc()];
        for (int d = 0; d < labelOfDocument.length; d++) {
            labelOfDocument[d] = leaf.storedFields()
                    .document(d)
                    .getField("id")
                    .numericValue()
                    .intValue();
        }
    }

    @Override
    public int search(float[] query, int k, int ef, long[] labels) throws IOException {
        TopDocs found = leaf.searchNearestVectors("v", query, Math.max(k, ef), null, Integer.MAX_VALUE);
        int count = Math.min(k, found.scoreDocs.length);
        for (int i = 0; i < count; i++) {
            labels[i] = labelOfDocument[found.scoreDocs[i].doc];
        }
        return count;
    }

    @Override
    public long bytes() {
        try (Stream<Path> files = Files.list(path)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            directory.close();
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
