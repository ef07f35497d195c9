package dev.onsite.ml.ann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HnswIndexTest {
    private static final BuildOptions ONE_THREAD = BuildOptions.ofThreads(1);

    private static HnswOptions options(int dimension, Metric metric) {
        return HnswOptions.of(dimension, metric).withEfConstruction(100);
    }

    private static HnswIndex build(float[][] vectors, Metric metric, Quantization quantization) {
        return HnswIndex.build(
                options(vectors[0].length, metric).withQuantization(quantization),
                VectorSource.of(vectors),
                BuildOptions.ofThreads(2));
    }

    @ParameterizedTest
    @CsvSource({
        "L2, NONE, 32, 0.97", "L2, INT8, 32, 0.97", "L2, INT4, 32, 0.95",
        "COSINE, NONE, 32, 0.97", "COSINE, INT8, 50, 0.97", "COSINE, INT4, 50, 0.93",
        "INNER_PRODUCT, NONE, 24, 0.85", "INNER_PRODUCT, INT8, 24, 0.85", "INNER_PRODUCT, INT4, 24, 0.85"
    })
    void recallHoldsOnClusteredData(Metric metric, Quantization quantization, int dimension, double floor) {
        float[][] vectors = TestVectors.clustered(3000, dimension, 1);
        float[][] queries = TestVectors.clustered(3100, dimension, 1);
        float[][] last = java.util.Arrays.copyOfRange(queries, 3000, 3100);
        VectorIndex exact = BruteForceIndex.of(metric, VectorSource.of(vectors));
        HnswIndex index = build(vectors, metric, quantization);
        double recall = TestVectors.recall(index, exact, last, 10, SearchOptions.ofEf(100));
        assertTrue(recall >= floor, () -> "recall " + recall + ", floor " + floor);
    }

    @ParameterizedTest
    @EnumSource(Quantization.class)
    void recallHoldsOnUniformData(Quantization quantization) {
        float[][] vectors = TestVectors.uniform(3000, 16, 2);
        VectorIndex exact = BruteForceIndex.of(Metric.L2, VectorSource.of(vectors));
        HnswIndex index = build(vectors, Metric.L2, quantization);
        double recall = TestVectors.recall(index, exact, TestVectors.uniform(100, 16, 3), 10, SearchOptions.ofEf(120));
        assertTrue(recall >= 0.95, () -> "recall " + recall);
    }

    @Test
    void aLargerEfFindsMore() {
        float[][] vectors = TestVectors.uniform(4000, 32, 4);
        float[][] queries = TestVectors.uniform(100, 32, 5);
        VectorIndex exact = BruteForceIndex.of(Metric.L2, VectorSource.of(vectors));
        HnswIndex index = build(vectors, Metric.L2, Quantization.NONE);
        double narrow = TestVectors.recall(index, exact, queries, 10, SearchOptions.ofEf(10));
        double wide = TestVectors.recall(index, exact, queries, 10, SearchOptions.ofEf(300));
        assertTrue(narrow < wide && wide > 0.99, () -> narrow + " then " + wide);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void everyNodeIsReachable(int threads) {
        float[][] vectors = TestVectors.clustered(4000, 12, 6);
        HnswIndex index = HnswIndex.build(
                options(12, Metric.L2).withM(4).withEfConstruction(20),
                VectorSource.of(vectors),
                BuildOptions.ofThreads(threads));
        assertEquals(1, index.statistics().reachableShare());
        assertEquals(4000, index.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void duplicatesAreAllReachableAndFound(int threads) {
        float[][] vectors = new float[1500][8];
        for (int i = 1000; i < 1500; i++) {
            vectors[i] = TestVectors.uniform(1, 8, i)[0];
        }
        HnswIndex index =
                HnswIndex.build(options(8, Metric.L2), VectorSource.of(vectors), BuildOptions.ofThreads(threads));
        assertEquals(1, index.statistics().reachableShare());
        Neighbors found = index.search(new float[8], 1000);
        assertEquals(1000, found.size());
        assertEquals(0, found.distance(999));
        Set<Long> labels = new HashSet<>();
        for (long label : found.labels()) {
            labels.add(label);
        }
        assertEquals(1000, labels.size());
    }

    @Test
    void oneThreadAndOneSeedMakeOneGraph() {
        float[][] vectors = TestVectors.uniform(1000, 10, 7);
        float[][] queries = TestVectors.uniform(50, 10, 8);
        HnswIndex first = HnswIndex.build(options(10, Metric.L2), VectorSource.of(vectors), ONE_THREAD);
        HnswIndex second = HnswIndex.build(options(10, Metric.L2), VectorSource.of(vectors), ONE_THREAD);
        assertEquals(first.statistics(), second.statistics());
        for (float[] query : queries) {
            assertEquals(
                    first.search(query, 10, SearchOptions.ofEf(10)), second.search(query, 10, SearchOptions.ofEf(10)));
        }
    }

    @Test
    void anEmptyIndexFindsNothing() {
        HnswIndex index = new HnswIndex(options(3, Metric.L2));
        assertEquals(0, index.search(new float[3], 5).size());
        assertEquals(
                0, index.searchRadius(new float[3], 1, SearchOptions.defaults()).size());
        assertFalse(index.remove(1));
        index.compact();
        assertEquals(0, index.size());
        assertEquals(
                0,
                HnswIndex.build(options(3, Metric.L2), VectorSource.of(new float[0][]), ONE_THREAD)
                        .size());
    }

    @Test
    void oneVectorIsFound() {
        HnswIndex index = new HnswIndex(options(3, Metric.L2));
        index.add(-7, new float[] {1, 2, 3});
        Neighbors found = index.search(new float[] {1, 2, 5}, 10);
        assertArrayEquals(new long[] {-7}, found.labels());
        assertEquals(4, found.distance(0));
    }

    @Test
    void moreThanThereAreGivesAll() {
        float[][] vectors = TestVectors.uniform(40, 4, 9);
        HnswIndex index = build(vectors, Metric.L2, Quantization.NONE);
        assertEquals(40, index.search(vectors[0], 1000).size());
        for (int i = 0; i < 25; i++) {
            assertTrue(index.remove(i));
        }
        assertEquals(15, index.search(vectors[0], 1000).size());
        assertEquals(15, index.search(vectors[0], 15).size());
    }

    @Test
    void zeroVectorsAreLegal() {
        HnswIndex index = new HnswIndex(options(2, Metric.COSINE));
        index.add(1, new float[2]);
        index.add(2, new float[] {0, 3});
        Neighbors found = index.search(new float[] {0, 1}, 2);
        assertArrayEquals(new long[] {2, 1}, found.labels());
        assertArrayEquals(new float[] {0, 1}, found.distances());
        assertEquals(1, index.search(new float[2], 2).distance(0));
    }

    @Test
    void innerProductIsNotCosine() {
        HnswIndex index = new HnswIndex(options(2, Metric.INNER_PRODUCT));
        index.add(1, new float[] {1, 0});
        index.add(2, new float[] {5, 5});
        Neighbors found = index.search(new float[] {1, 0}, 2);
        assertArrayEquals(new long[] {2, 1}, found.labels());
        assertArrayEquals(new float[] {-5, -1}, found.distances());
    }

    @Test
    void badInputIsRefusedWithTheReason() {
        HnswIndex index = new HnswIndex(options(3, Metric.L2));
        String dimension = assertThrows(IllegalArgumentException.class, () -> index.add(1, new float[4]))
                .getMessage();
        assertTrue(dimension.contains("3 dimensions, got 4"), dimension);
        String nan = assertThrows(IllegalArgumentException.class, () -> index.add(1, new float[] {0, Float.NaN, 0}))
                .getMessage();
        assertTrue(nan.contains("component 1 is NaN"), nan);
        assertThrows(
                IllegalArgumentException.class, () -> index.search(new float[] {Float.POSITIVE_INFINITY, 0, 0}, 1));
        assertThrows(IllegalArgumentException.class, () -> index.search(new float[3], 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> index.searchRadius(new float[3], Float.NaN, SearchOptions.defaults()));
        assertThrows(IllegalArgumentException.class, () -> SearchOptions.ofEf(0));
        assertThrows(IllegalArgumentException.class, () -> HnswOptions.of(0, Metric.L2));
        assertThrows(
                IllegalArgumentException.class,
                () -> HnswOptions.of(3, Metric.L2).withM(1));
        assertEquals(0, index.size());
    }

    @Test
    void anUpdateReplacesTheVector() {
        HnswIndex index = build(TestVectors.uniform(500, 4, 10), Metric.L2, Quantization.NONE);
        index.add(17, new float[] {9, 9, 9, 9});
        assertEquals(500, index.size());
        assertEquals(17, index.search(new float[] {9, 9, 9, 9}, 1).label(0));
        assertArrayEquals(new float[] {9, 9, 9, 9}, index.vector(17));
        assertTrue(index.remove(17));
        assertFalse(index.contains(17));
        assertThrows(NoSuchElementException.class, () -> index.vector(17));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.02, 0.3, 0.9})
    void aFilterGivesAsManyAsMatch(double share) {
        float[][] vectors = TestVectors.clustered(5000, 8, 11);
        VectorIndex exact = BruteForceIndex.of(Metric.L2, VectorSource.of(vectors));
        HnswIndex index = build(vectors, Metric.L2, Quantization.NONE);
        Set<Long> allowed = new HashSet<>();
        Random random = new Random(12);
        for (long label = 0; label < 5000; label++) {
            if (random.nextDouble() < share) {
                allowed.add(label);
            }
        }
        SearchOptions options = SearchOptions.ofEf(60).withFilter(allowed::contains);
        for (int i = 0; i < 20; i++) {
            Neighbors found = index.search(vectors[i * 97], 10, options);
            assertEquals(Math.min(10, allowed.size()), found.size());
            for (long label : found.labels()) {
                assertTrue(allowed.contains(label));
            }
        }
        assertTrue(TestVectors.recall(index, exact, java.util.Arrays.copyOf(vectors, 50), 10, options) > 0.95);
    }

    @Test
    void aFilterOnAnotherClusterStillGivesK() {
        float[][] vectors = TestVectors.clustered(6000, 8, 13);
        float[] far = new float[8];
        java.util.Arrays.fill(far, 100);
        for (int i = 0; i < 6000; i++) {
            if (i % 3 == 0) {
                vectors[i] = far.clone();
                vectors[i][0] += i * 1e-3f;
            }
        }
        HnswIndex index = build(vectors, Metric.L2, Quantization.NONE);
        Neighbors found = index.search(vectors[1], 50, SearchOptions.ofEf(50).withFilter(label -> label % 3 == 0));
        assertEquals(50, found.size());
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void radiusSearchFindsWhatLiesWithin(Metric metric) {
        float[][] vectors = TestVectors.uniform(2000, 6, 14);
        VectorIndex exact = BruteForceIndex.of(metric, VectorSource.of(vectors));
        HnswIndex index = build(vectors, metric, Quantization.NONE);
        long found = 0;
        long true_ = 0;
        for (int i = 0; i < 20; i++) {
            float radius = exact.search(vectors[i], 40).distance(39);
            Neighbors within = index.searchRadius(vectors[i], radius, SearchOptions.defaults());
            for (int j = 0; j < within.size(); j++) {
                assertTrue(within.distance(j) <= radius);
            }
            found += within.size();
            true_ += exact.searchRadius(vectors[i], radius, SearchOptions.defaults())
                    .size();
        }
        assertTrue(found >= 0.97 * true_, found + " of " + true_);
    }

    @Test
    void batchAnswersAsOneByOne() {
        float[][] vectors = TestVectors.uniform(1000, 6, 15);
        float[][] queries = TestVectors.uniform(37, 6, 16);
        VectorIndex index = build(vectors, Metric.L2, Quantization.INT8);
        Neighbors[] batch = index.searchBatch(queries, 5, SearchOptions.defaults());
        for (int q = 0; q < queries.length; q++) {
            assertEquals(index.search(queries[q], 5), batch[q]);
        }
    }

    @Test
    void aFlatArrayIsReadAsItsRows() {
        float[][] rows = TestVectors.uniform(200, 6, 19);
        float[] flat = new float[200 * 6];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * 6, 6);
        }
        HnswIndex index = HnswIndex.build(options(6, Metric.L2), VectorSource.of(flat, 6), BuildOptions.ofThreads(1));
        assertEquals(200, index.size());
        for (int i = 0; i < rows.length; i++) {
            assertArrayEquals(rows[i], index.vector(i));
        }
        assertThrows(IllegalArgumentException.class, () -> VectorSource.of(new float[7], 6));
    }

    @Test
    void aGrowingIndexLearnsItsQuantiser() {
        float[][] vectors = TestVectors.clustered(2500, 20, 17);
        HnswIndex index = new HnswIndex(options(20, Metric.L2).withQuantization(Quantization.INT4));
        for (int i = 0; i < vectors.length; i++) {
            index.add(i, vectors[i]);
        }
        VectorIndex exact = BruteForceIndex.of(Metric.L2, VectorSource.of(vectors));
        float[][] queries = TestVectors.clustered(60, 20, 17);
        assertTrue(TestVectors.recall(index, exact, queries, 10, SearchOptions.ofEf(100)) > 0.95);
        assertTrue(index.statistics().bytes() > 2500 * (4L * 20 + 4 * 33 + 36));
    }

    @Test
    void progressIsToldAndCancels() {
        float[][] vectors = TestVectors.uniform(1000, 4, 18);
        int[] last = new int[1];
        HnswIndex.build(
                options(4, Metric.L2),
                VectorSource.of(vectors),
                BuildOptions.ofThreads(3).withProgress((done, total) -> {
                    assertEquals(1000, total);
                    last[0] = Math.max(last[0], done);
                    return true;
                }));
        assertEquals(1000, last[0]);
        CancellationException cancelled = assertThrows(
                CancellationException.class,
                () -> HnswIndex.build(
                        options(4, Metric.L2),
                        VectorSource.of(vectors),
                        BuildOptions.ofThreads(2).withProgress((done, total) -> done < 500)));
        assertTrue(cancelled.getMessage().contains("of 1000 vectors"), cancelled.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Quantization.class)
    void memoryIsAsEstimated(Quantization quantization) {
        float[][] vectors = TestVectors.uniform(4000, 64, 19);
        HnswOptions options = options(64, Metric.L2).withQuantization(quantization);
        HnswIndex index = HnswIndex.build(options, VectorSource.of(vectors), BuildOptions.ofThreads(2));
        double actual = index.statistics().bytes();
        assertEquals(1, options.estimatedBytes(4000) / actual, 0.05);
    }

    @Test
    void statisticsDescribeTheGraph() {
        HnswIndex index = build(TestVectors.uniform(2000, 6, 20), Metric.L2, Quantization.NONE);
        index.remove(3);
        IndexStatistics statistics = index.statistics();
        assertEquals(1999, statistics.live());
        assertEquals(1, statistics.deleted());
        assertEquals(2000, statistics.levels().get(0));
        assertTrue(statistics.levels().get(1) > 60 && statistics.levels().get(1) < 200);
        assertEquals(
                2000, statistics.degrees().stream().mapToInt(Integer::intValue).sum());
        assertTrue(statistics.meanDegree() > 4 && statistics.meanDegree() <= 32);
        assertEquals(1, statistics.reachableShare());
    }

    @Test
    void theTextbookTwinFindsTheSame() {
        float[][] vectors = TestVectors.clustered(1500, 12, 21);
        float[][] queries = TestVectors.clustered(1600, 12, 21);
        TextbookHnsw textbook = new TextbookHnsw(16, 100, 1);
        for (float[] vector : vectors) {
            textbook.add(vector);
        }
        HnswIndex index = build(vectors, Metric.L2, Quantization.NONE);
        int same = 0;
        for (int q = 1500; q < 1600; q++) {
            Set<Long> found = new HashSet<>();
            for (long label :
                    index.search(queries[q], 10, SearchOptions.ofEf(80)).labels()) {
                found.add(label);
            }
            for (int id : textbook.search(queries[q], 10, 80)) {
                same += found.contains((long) id) ? 1 : 0;
            }
        }
        assertTrue(same >= 980, "of 1000 neighbours " + same + " are the same");
    }
}
