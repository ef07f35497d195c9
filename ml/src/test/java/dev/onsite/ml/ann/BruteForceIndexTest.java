package dev.onsite.ml.ann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BruteForceIndexTest {
    @ParameterizedTest
    @EnumSource(Metric.class)
    void findsWhatSortingAllFinds(Metric metric) {
        float[][] vectors = TestVectors.uniform(500, 7, 1);
        float[][] queries = TestVectors.uniform(40, 7, 2);
        BruteForceIndex index = BruteForceIndex.of(metric, VectorSource.of(vectors));
        Neighbors[] batch = index.searchBatch(queries, 9, SearchOptions.defaults());
        for (int q = 0; q < queries.length; q++) {
            float[] query = queries[q];
            long[] expected = LongStream.range(0, 500)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> distance(metric, query, vectors[(int) (long) i])))
                    .limit(9)
                    .mapToLong(i -> i)
                    .toArray();
            assertArrayEquals(expected, index.search(query, 9).labels());
            assertEquals(index.search(query, 9), batch[q]);
            assertEquals(distance(metric, query, vectors[(int) expected[0]]), batch[q].distance(0), 1e-5);
        }
    }

    private static double distance(Metric metric, float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
            squares += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
        }
        return switch (metric) {
            case L2 -> squares;
            case INNER_PRODUCT -> -dot;
            case COSINE -> 1 - dot / Math.sqrt(aa * bb);
        };
    }

    @Test
    void removesUpdatesAndFilters() {
        BruteForceIndex index = new BruteForceIndex(1, Metric.L2);
        for (int i = 0; i < 100; i++) {
            index.add(i, new float[] {i});
        }
        assertTrue(index.remove(50));
        assertFalse(index.remove(50));
        index.add(99, new float[] {50});
        assertEquals(99, index.size());
        assertArrayEquals(
                new long[] {99, 49, 51}, index.search(new float[] {50}, 3).labels());
        assertArrayEquals(
                new long[] {0, 10},
                index.search(new float[] {1}, 2, SearchOptions.defaults().withFilter(label -> label % 10 == 0))
                        .labels());
        assertArrayEquals(
                new long[] {0, 1, 2},
                index.searchRadius(new float[] {0}, 4, SearchOptions.defaults()).labels());
        assertEquals(99, index.search(new float[] {0}, 1000).size());
    }

    @Test
    void badInputIsRefused() {
        BruteForceIndex index = new BruteForceIndex(2, Metric.COSINE);
        assertEquals(0, index.search(new float[2], 3).size());
        assertThrows(IllegalArgumentException.class, () -> index.add(1, new float[] {Float.NaN, 1}));
        assertThrows(IllegalArgumentException.class, () -> index.search(new float[1], 3));
        assertThrows(IllegalArgumentException.class, () -> index.search(new float[2], 0));
    }
}
