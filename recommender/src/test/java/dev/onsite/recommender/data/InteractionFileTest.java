package dev.onsite.recommender.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.recommender.data.InteractionFile.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionFileTest {
    @TempDir
    Path folder;

    /** User 7 has 30, then 10; user 9 has 20. */
    private static void requireMiniature(Loaded loaded) {
        assertArrayEquals(new long[] {7, 9}, loaded.userIds());
        assertArrayEquals(new long[] {10, 20, 30}, loaded.itemIds());
        assertArrayEquals(new int[] {2, 0}, loaded.interactions().history(0));
        assertArrayEquals(new int[] {1}, loaded.interactions().history(1));
    }

    private Loaded read(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return InteractionFile.read(folder.resolve(name), 4);
    }

    @Test
    void readsMovieLens100K() throws IOException {
        Files.writeString(
                folder.resolve("u.data"),
                "9\t20\t4\t881250949\n7\t10\t5\t881250999\n7\t30\t4\t881250900\n7\t20\t3\t1\n");
        Loaded loaded = InteractionFile.read(folder, 4);
        requireMiniature(loaded);
        assertEquals(881250949 / 86_400, loaded.table().createdDay()[1]);
    }

    @Test
    void readsMovieLens1M() throws IOException {
        Files.writeString(
                folder.resolve("ratings.dat"), "9::20::4::881250949\n7::10::5::881250999\n7::30::4::881250900\n");
        requireMiniature(InteractionFile.read(folder, 4));
    }

    @Test
    void readsMovieLens20M() throws IOException {
        Files.writeString(
                folder.resolve("ratings.csv"),
                "userId,movieId,rating,timestamp\n9,20,4.5,881250949\n7,10,5.0,881250999\n7,30,4.0,881250900\n7,20,3.5,1\n");
        requireMiniature(InteractionFile.read(folder, 4));
    }

    @Test
    void tellsTheLinesOfACsvFileThatAreWrong() throws IOException {
        Loaded loaded = read(
                "events.csv",
                "user,item,timestamp\n9,20,881250949\nseven,10,3\n7,10,881250999\n7\n7,30,881250900\n7,,5\n");
        requireMiniature(loaded);
        assertEquals(3, loaded.badRows());
        assertEquals(3, loaded.firstBad().get(0).line());
        assertTrue(loaded.firstBad().get(0).text().contains("seven"));
        assertEquals(5, loaded.firstBad().get(1).line());
    }

    @Test
    void tellsTheLinesOfJsonLinesThatAreWrong() throws IOException {
        Loaded loaded = read("events.jsonl", """
                {"user": 9, "item": 20}
                {"user": 7, "item": 30, "timestamp": 1}
                not json
                {"user": 7, "item": 10, "timestamp": 2, "rating": 4}
                {"user": "x", "item": 3}
                """);
        requireMiniature(loaded);
        assertEquals(2, loaded.badRows());
        assertEquals(3, loaded.firstBad().get(0).line());
        assertEquals("not json", loaded.firstBad().get(0).text());
        assertEquals(5, loaded.firstBad().get(1).line());
    }

    @Test
    void readsParquet() throws IOException, SQLException {
        Path file = folder.resolve("events.parquet");
        try (Connection connection = InteractionFile.duckDb();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * FROM (VALUES (9, 20, 5), (7, 10, 9), (7, 30, 1)) v(\"user\", item,"
                    + " \"timestamp\")) TO '" + file + "' (FORMAT parquet)");
        }
        requireMiniature(InteractionFile.read(file, 4));
    }

    @Test
    void saysWhatAFileLacks() throws IOException {
        IOException columns = assertThrows(IOException.class, () -> read("a.csv", "person,thing\n1,2\n"));
        assertTrue(columns.getMessage().contains("got person,thing"), columns.getMessage());
        IOException none = assertThrows(IOException.class, () -> InteractionFile.read(folder, 4));
        assertTrue(none.getMessage().contains("no MovieLens"), none.getMessage());
        IOException low = assertThrows(IOException.class, () -> read("b.csv", "user,item,rating\n1,2,3\n"));
        assertTrue(low.getMessage().contains("no row with a rating of at least 4.0"), low.getMessage());
    }
}
