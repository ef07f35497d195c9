package dev.onsite.recommender.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.ann.BuildOptions;
import dev.onsite.ml.ann.HnswIndex;
import dev.onsite.ml.ann.HnswOptions;
import dev.onsite.ml.ann.Metric;
import dev.onsite.ml.ann.VectorSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelStoreTest {
    private static final int D = 24;
    private static final int ITEMS = 200;
    private static final int USERS = 50;

    @TempDir
    Path folder;

    private ModelStore store;
    private final float[][] users = new float[USERS][D];
    private final float[] items = new float[ITEMS * D];

    @BeforeEach
    void draw() throws IOException {
        store = new ModelStore(folder);
        SplittableRandom random = new SplittableRandom(7);
        for (float[] user : users) {
            fill(random, user);
        }
        fill(random, items);
    }

    private static void fill(SplittableRandom random, float[] vector) {
        for (int k = 0; k < vector.length; k++) {
            vector[k] = (float) (random.nextDouble() - 0.5);
        }
    }

    private static int[] historyOf(int user) {
        return new int[] {user, user + 1, user + 2};
    }

    private static ItemTable table() {
        ItemTable table = new ItemTable(
                new int[ITEMS], new int[ITEMS], new float[ITEMS], new boolean[ITEMS], new int[ITEMS], new float[ITEMS]);
        for (int i = 0; i < ITEMS; i++) {
            table.category()[i] = i % 7;
            table.brand()[i] = i % 11;
            table.price()[i] = i / 4f;
            table.available()[i] = i % 3 != 0;
            table.createdDay()[i] = 19_000 + i;
            table.popularity()[i] = 1f / (i + 1);
        }
        return table;
    }

    private Path write(String version, Manifest.Encoding encoding, long[] userIds) throws IOException {
        try (ModelWriter writer = store.writer(new ModelWriter.Head(version, "test", 7, D, encoding))) {
            for (int u = 0; u < USERS; u++) {
                writer.addUser(users[u], 0, historyOf(u), 3);
            }
            if (userIds != null) {
                writer.userIds(userIds);
            }
            writer.items(items, table());
            float[][] rows = new float[ITEMS][D];
            for (int i = 0; i < ITEMS; i++) {
                System.arraycopy(items, i * D, rows[i], 0, D);
            }
            writer.index(HnswIndex.build(
                    HnswOptions.of(D, Metric.INNER_PRODUCT), VectorSource.of(rows), BuildOptions.ofThreads(1)));
            writer.lists(new int[] {1, 2, 3}, new int[] {4}, new int[] {5, 6});
            writer.publish(Map.of("ndcg@100", 0.5));
        }
        return folder.resolve(version);
    }

    private Path write(String version) throws IOException {
        return write(version, Manifest.Encoding.INT8, null);
    }

    @ParameterizedTest
    @EnumSource(Manifest.Encoding.class)
    void readsBackWhatWasWritten(Manifest.Encoding encoding) throws IOException {
        write("v1", encoding, null);

        TrainedModel model = store.open("v1");

        float[] vector = new float[D];
        for (int u = 0; u < USERS; u++) {
            assertTrue(model.userVector(u, vector));
            assertArrayEquals(users[u], vector, encoding == Manifest.Encoding.INT8 ? 0.5f / 127 / 2 + 1e-6f : 0);
            assertArrayEquals(historyOf(u), model.history(u));
        }
        assertFalse(model.userVector(USERS, vector));
        assertEquals(0, model.history(-1).length);
        model.itemVector(17, vector);
        assertEquals(items[17 * D + 3], vector[3]);
        assertArrayEquals(table().category(), model.table().category());
        assertArrayEquals(table().brand(), model.table().brand());
        assertArrayEquals(table().price(), model.table().price());
        assertArrayEquals(table().available(), model.table().available());
        assertArrayEquals(table().createdDay(), model.table().createdDay());
        assertArrayEquals(table().popularity(), model.table().popularity());
        assertArrayEquals(new int[] {1, 2, 3}, model.popular());
        assertArrayEquals(new int[] {4}, model.trending());
        assertArrayEquals(new int[] {5, 6}, model.recent());
        assertEquals(ITEMS, model.index().orElseThrow().size());
        assertEquals(0.5, model.manifest().metrics().get("ndcg@100"));
        assertEquals(3L * USERS, model.manifest().interactions());
    }

    @Test
    void findsUsersByTheirOwnNumbers() throws IOException {
        long[] ids = new long[USERS];
        for (int u = 0; u < USERS; u++) {
            ids[u] = 10L * u + 3_000_000_000L;
        }
        write("v1", Manifest.Encoding.FLOAT32, ids);

        TrainedModel model = store.open("v1");

        float[] vector = new float[D];
        assertTrue(model.userVector(ids[49], vector));
        assertArrayEquals(users[49], vector);
        assertArrayEquals(historyOf(0), model.history(ids[0]));
        assertFalse(model.userVector(ids[49] + 1, vector));
        assertFalse(model.userVector(0, vector));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users.vec", "history.items", "history.offsets", "items.vec", "items.attributes"})
    void refusesAFileWithOneBitTurnedOrCut(String name) throws IOException {
        Path file = write("v1").resolve(name);
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 4;
        Files.write(file, content);

        IOException turned = assertThrows(IOException.class, () -> store.open("v1"));
        assertTrue(turned.getMessage().contains(name + " is damaged"), turned.getMessage());

        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(content.length - 1);
        }
        IOException shorter = assertThrows(IOException.class, () -> store.open("v1"));
        assertTrue(shorter.getMessage().contains("expected " + content.length), shorter.getMessage());
    }

    @Test
    void opensWithoutAnIndexThatIsDamaged() throws IOException {
        Path file = write("v1").resolve("items.hnsw");
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 4;
        Files.write(file, content);

        TrainedModel model = store.open("v1");

        assertTrue(model.index().isEmpty());
        assertEquals(ITEMS, model.items());
    }

    @Test
    void aForgottenUserIsGoneFromTheFilesAndTheModelStaysWhole() throws IOException {
        write("v1");
        store.open("v1").forget(20);

        TrainedModel again = store.open("v1");

        assertFalse(again.userVector(20, new float[D]));
        assertEquals(0, again.history(20).length);
        assertTrue(again.userVector(19, new float[D]));
        assertArrayEquals(historyOf(21), again.history(21));
        byte[] vectors = Files.readAllBytes(folder.resolve("v1/users.vec"));
        for (int at = 20 * (D + 4); at < 21 * (D + 4); at++) {
            assertEquals(0, vectors[at]);
        }
    }

    @Test
    void erasingThatWasCutShortIsDoneOnOpening() throws IOException {
        Path model = write("v1");
        // The process died after its note, half-way through the row: neither row nor sums are right.
        Files.write(model.resolve("forgotten"), new byte[] {20, 0, 0, 0, 0, 0, 0, 0});
        byte[] vectors = Files.readAllBytes(model.resolve("users.vec"));
        java.util.Arrays.fill(vectors, 20 * (D + 4), 20 * (D + 4) + 9, (byte) 0);
        Files.write(model.resolve("users.vec"), vectors);

        TrainedModel opened = store.open("v1");

        assertFalse(opened.userVector(20, new float[D]));
        assertEquals(0, opened.history(20).length);
    }

    @Test
    void activatesAndRollsBack() throws IOException {
        write("v1");
        write("v2");
        assertTrue(store.openActive().isEmpty());
        assertThrows(IllegalStateException.class, store::rollBack);

        store.activate("v1");
        store.activate("v2");

        assertEquals("v2", store.openActive().orElseThrow().version());
        assertEquals("v1", store.rollBack());
        assertEquals("v1", store.active().orElseThrow());
        assertEquals("v2", store.rollBack());
        assertThrows(IllegalStateException.class, () -> store.delete("v2"));
        store.delete("v1");
        assertEquals(List.of("v2"), store.versions());
        IOException none = assertThrows(IOException.class, () -> store.activate("v9"));
        assertTrue(none.getMessage().contains("there are v2"), none.getMessage());
        assertThrows(IllegalArgumentException.class, () -> store.open("../v2"));
    }

    @Test
    void whatWasNotPublishedLeavesNothing() throws IOException {
        ModelWriter writer = store.writer(new ModelWriter.Head("v1", "test", 7, D, Manifest.Encoding.INT8));
        writer.addUser(users[0], 0, historyOf(0), 3);
        assertThrows(IllegalStateException.class, () -> writer.publish(Map.of()));
        writer.close();

        assertEquals(List.of(), store.versions());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }
}
