package dev.onsite.ml.ann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Removing, adding and compacting, by one thread and by many. */
class HnswChurnTest {
    @ParameterizedTest
    @EnumSource(Quantization.class)
    void recallHoldsWhenHalfIsReplacedTenTimes(Quantization quantization) {
        float[][] vectors = TestVectors.clustered(2000, 16, 1);
        float[][] queries = TestVectors.clustered(80, 16, 1);
        HnswIndex index = HnswIndex.build(
                HnswOptions.of(16, Metric.L2).withEfConstruction(80).withQuantization(quantization),
                VectorSource.of(vectors),
                BuildOptions.ofThreads(2));
        BruteForceIndex exact = BruteForceIndex.of(Metric.L2, VectorSource.of(vectors));
        Random random = new Random(2);
        for (int round = 0; round < 10; round++) {
            List<Integer> replaced = new ArrayList<>();
            for (int label = 0; label < vectors.length; label++) {
                if (random.nextBoolean()) {
                    replaced.add(label);
                    assertTrue(index.remove(label));
                }
            }
            if (round % 2 == 0) {
                index.compact();
                assertEquals(1, index.statistics().reachableShare());
                assertEquals(0, index.statistics().deleted());
            }
            for (int label : replaced) {
                index.add(label, vectors[label]);
            }
            assertEquals(2000, index.size());
            double recall = TestVectors.recall(index, exact, queries, 10, SearchOptions.ofEf(100));
            int now = round;
            assertTrue(recall >= 0.95, () -> "round " + now + ": recall " + recall);
        }
    }

    @Test
    void compactionGivesTheRoomBack() {
        float[][] vectors = TestVectors.clustered(2000, 32, 3);
        HnswIndex index =
                HnswIndex.build(HnswOptions.of(32, Metric.L2), VectorSource.of(vectors), BuildOptions.ofThreads(2));
        for (int label = 200; label < 2000; label++) {
            index.remove(label);
        }
        long before = index.statistics().bytes();
        index.compact();
        assertTrue(index.statistics().bytes() < before, "options ask for no more room than there is");
        assertEquals(200, index.size());
        for (int label = 0; label < 200; label++) {
            assertEquals(label, index.search(vectors[label], 1).label(0));
        }
    }

    @Test
    void removingEverythingLeavesAnIndexThatWorks() {
        float[][] vectors = TestVectors.uniform(300, 4, 4);
        HnswIndex index =
                HnswIndex.build(HnswOptions.of(4, Metric.L2), VectorSource.of(vectors), BuildOptions.ofThreads(1));
        for (int label = 0; label < 300; label++) {
            index.remove(label);
        }
        assertEquals(0, index.search(vectors[0], 5).size());
        index.add(5, vectors[5]);
        assertEquals(5, index.search(vectors[0], 5).label(0));
        index.compact();
        assertEquals(1, index.search(vectors[0], 5).size());
    }

    /** Each thread owns labels of its own and so knows which of them must be found. */
    @Test
    void twentyFourThreadsAddSearchRemoveAndCompact() throws Exception {
        long seed = System.nanoTime();
        int threads = 24;
        HnswIndex index = new HnswIndex(
                HnswOptions.of(8, Metric.L2).withM(8).withEfConstruction(40).withQuantization(Quantization.INT8));
        ConcurrentHashMap<Long, float[]> live = new ConcurrentHashMap<>();
        AtomicInteger compactions = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                work.add(pool.submit(() -> hammer(index, live, thread, seed, compactions)));
            }
            for (Future<?> future : work) {
                future.get();
            }
        } catch (java.util.concurrent.ExecutionException failed) {
            fail("seed " + seed, failed.getCause());
        } finally {
            pool.shutdownNow();
        }
        assertTrue(compactions.get() > 0);
        assertConsistent(index, live, seed);
        index.compact();
        assertConsistent(index, live, seed);
        assertEquals(1, index.statistics().reachableShare(), "seed " + seed);
    }

    private static void hammer(
            HnswIndex index, ConcurrentHashMap<Long, float[]> live, int thread, long seed, AtomicInteger compactions) {
        SplittableRandom random = new SplittableRandom(seed + thread);
        List<Long> own = new ArrayList<>();
        for (int step = 0; step < 250; step++) {
            int action = random.nextInt(10);
            if (action < 5 || own.isEmpty()) {
                long label = thread * 1000L + random.nextInt(150);
                float[] vector = new float[8];
                for (int d = 0; d < 8; d++) {
                    vector[d] = (float) random.nextDouble();
                }
                index.add(label, vector);
                live.put(label, vector);
                if (!own.contains(label)) {
                    own.add(label);
                }
                assertTrue(index.contains(label));
            } else if (action < 7) {
                long label = own.remove(random.nextInt(own.size()));
                live.remove(label);
                assertTrue(index.remove(label));
                assertFalse(index.contains(label));
                for (long found : index.search(new float[8], 20).labels()) {
                    assertTrue(found != label, "a removed label was found");
                }
            } else {
                Neighbors found = index.search(index.vector(own.get(0)), 5);
                assertTrue(found.size() >= 1);
                for (int i = 1; i < found.size(); i++) {
                    assertTrue(found.distance(i - 1) <= found.distance(i));
                }
            }
            if (thread == 0 && step % 60 == 59) {
                index.compact();
                compactions.incrementAndGet();
            }
        }
    }

    private static void assertConsistent(HnswIndex index, ConcurrentHashMap<Long, float[]> live, long seed) {
        assertEquals(live.size(), index.size(), "seed " + seed);
        int missed = 0;
        for (var entry : live.entrySet()) {
            org.junit.jupiter.api.Assertions.assertArrayEquals(entry.getValue(), index.vector(entry.getKey()));
            if (index.search(entry.getValue(), 1, SearchOptions.ofEf(100)).distance(0) > 0) {
                missed++;
            }
        }
        assertTrue(missed <= live.size() / 100, "seed " + seed + ": " + missed + " not found by their own vector");
        assertEquals(live.size(), index.search(new float[8], live.size()).size(), "seed " + seed);
    }
}
