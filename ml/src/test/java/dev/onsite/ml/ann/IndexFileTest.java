package dev.onsite.ml.ann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexFileTest {
    private static final int DIMENSION = 19;

    @TempDir
    private Path directory;

    private static HnswIndex index(int count, Quantization quantization) {
        return HnswIndex.build(
                HnswOptions.of(DIMENSION, Metric.COSINE)
                        .withEfConstruction(40)
                        .withQuantization(quantization)
                        .withSeed(99),
                VectorSource.of(TestVectors.clustered(count, DIMENSION, 1)),
                BuildOptions.ofThreads(1));
    }

    @ParameterizedTest
    @EnumSource(Quantization.class)
    void heapAndMappedAnswerAsTheOriginal(Quantization quantization) throws IOException {
        HnswIndex index = index(1500, quantization);
        index.remove(7);
        Path file = directory.resolve("index");
        index.save(file);
        HnswIndex heap = HnswIndex.load(file);
        HnswIndex mapped = HnswIndex.map(file);
        assertEquals(index.options().withCapacity(0), heap.options());
        assertEquals(1499, mapped.size());
        assertFalse(mapped.contains(7));
        for (float[] query : TestVectors.clustered(50, DIMENSION, 2)) {
            for (SearchOptions options :
                    List.of(SearchOptions.ofEf(30), SearchOptions.ofEf(80).withFilter(label -> label % 2 == 1))) {
                Neighbors expected = index.search(query, 10, options);
                assertEquals(expected, heap.search(query, 10, options));
                assertEquals(expected, mapped.search(query, 10, options));
            }
        }
        assertArrayEquals(index.vector(3), mapped.vector(3));
        assertEquals(1500L * DIMENSION * 4, mapped.statistics().mappedBytes());
        assertTrue(mapped.statistics().bytes() <= heap.statistics().bytes() - 1500L * DIMENSION * 4);
        heap.add(7, TestVectors.uniform(1, DIMENSION, 3)[0]);
        assertEquals(1500, heap.size());
    }

    @Test
    void aMappedIndexRemovesAndRefusesToAdd() throws IOException {
        Path file = directory.resolve("index");
        index(300, Quantization.NONE).save(file);
        HnswIndex mapped = HnswIndex.map(file);
        assertTrue(mapped.remove(5));
        assertEquals(299, mapped.size());
        String message = assertThrows(UnsupportedOperationException.class, () -> mapped.add(5, new float[DIMENSION]))
                .getMessage();
        assertTrue(message.contains("mapped from a file"), message);
        assertThrows(UnsupportedOperationException.class, mapped::compact);
        assertEquals(10, mapped.search(new float[DIMENSION], 10).size());
    }

    @Test
    void anEmptyIndexIsSavedToo() throws IOException {
        Path file = directory.resolve("index");
        new HnswIndex(HnswOptions.of(4, Metric.L2)).save(file);
        HnswIndex loaded = HnswIndex.load(file);
        assertEquals(0, loaded.search(new float[4], 3).size());
        loaded.add(1, new float[4]);
        assertEquals(1, loaded.size());
        assertEquals(0, HnswIndex.map(file).size());
    }

    @Test
    void everyCutIsRefused() throws IOException {
        Path file = directory.resolve("index");
        index(200, Quantization.INT8).save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length :
                new int[] {0, 1, 100, IndexFile.PAGE - 1, IndexFile.PAGE, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            String message =
                    assertThrows(IOException.class, () -> HnswIndex.load(file)).getMessage();
            assertTrue(message.contains("no index that can be loaded"), message);
            assertThrows(IOException.class, () -> HnswIndex.map(file));
        }
    }

    @Test
    void everyChangedByteIsRefused() throws IOException {
        Path file = directory.resolve("index");
        index(200, Quantization.INT4).save(file);
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        int tried = 0;
        for (int at = 0; at < whole.length; at += at < 200 ? 1 : 997) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            // Padding between sections carries nothing.
            Files.write(file, changed);
            tried++;
            try {
                HnswIndex loaded = HnswIndex.load(file);
                assertEquals(200, loaded.size());
                assertEquals(0, whole[at], "a byte that matters was changed at " + at + " and the file loaded");
            } catch (IOException expected) {
                refused++;
            }
        }
        assertTrue(refused > tried * 0.7, refused + " of " + tried);
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path file = directory.resolve("text");
        Files.writeString(file, "not an index\n".repeat(1000));
        String message =
                assertThrows(IOException.class, () -> HnswIndex.load(file)).getMessage();
        assertTrue(message.contains("does not begin as one"), message);
    }

    /** A child process saves over and over and is killed in the middle. */
    @Test
    void aKilledSaveLeavesAWholeFile() throws Exception {
        Path file = directory.resolve("index");
        index(300, Quantization.NONE).save(file);
        for (int round = 0; round < 3; round++) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--add-modules",
                            "jdk.incubator.vector",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SavingProcess.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Each line is one finished save; the kill falls somewhere in the next.
            for (int line = 0; line <= round; line++) {
                assertEquals('.', child.getInputStream().read());
            }
            child.destroyForcibly().waitFor();
            int size = HnswIndex.load(file).size();
            assertTrue(size == 300 || size == 1500, "size " + size);
        }
    }

    /** What {@link #aKilledSaveLeavesAWholeFile} kills. */
    static final class SavingProcess {
        private SavingProcess() {}

        public static void main(String[] args) throws IOException {
            HnswIndex index = HnswIndex.build(
                    HnswOptions.of(DIMENSION, Metric.L2).withM(4).withEfConstruction(8),
                    VectorSource.of(TestVectors.uniform(1500, DIMENSION, 1)),
                    BuildOptions.ofThreads(1));
            while (true) {
                index.save(Path.of(args[0]));
                System.out.write('.');
                System.out.flush();
            }
        }
    }

    @Test
    void aFailedSaveLeavesNoTemporaryFile() throws IOException {
        Path file = directory.resolve("taken");
        Files.createDirectories(file.resolve("inside"));
        HnswIndex index = index(50, Quantization.NONE);
        assertThrows(IOException.class, () -> index.save(file));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
