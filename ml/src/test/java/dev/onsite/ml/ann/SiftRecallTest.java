package dev.onsite.ml.ann;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onsite.ml.ann.io.VectorFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On real SIFT descriptors, where files are given. */
class SiftRecallTest {
    /** Base vectors: tab-separated, or fvecs by its ending. */
    private static final String BASE = "onsite.ann.sift.base";

    /** Queries, fvecs. */
    private static final String QUERIES = "onsite.ann.sift.queries";

    @ParameterizedTest
    @EnumSource(Quantization.class)
    void recallHoldsOnSiftDescriptors(Quantization quantization) throws IOException {
        String base = System.getProperty(BASE);
        String queryFile = System.getProperty(QUERIES);
        assumeTrue(
                base != null && queryFile != null,
                "skipped: give files of SIFT descriptors with -D" + BASE + "= and -D" + QUERIES + "=");
        float[][] vectors = base.endsWith(".fvecs")
                ? VectorFiles.readFvecs(Path.of(base))
                : VectorFiles.readTsv(Path.of(base), 128);
        float[][] queries = VectorFiles.readFvecs(Path.of(queryFile));
        BruteForceIndex exact = BruteForceIndex.of(Metric.L2, VectorSource.of(vectors));
        HnswIndex index = HnswIndex.build(
                HnswOptions.of(128, Metric.L2).withQuantization(quantization),
                VectorSource.of(vectors),
                BuildOptions.ofThreads(2));
        // Descriptors of other pictures lie off the base's, so a small base asks for a wide search.
        double recall = TestVectors.recall(index, exact, queries, 10, SearchOptions.ofEf(400));
        assertTrue(recall >= 0.98, () -> "recall " + recall);
    }
}
