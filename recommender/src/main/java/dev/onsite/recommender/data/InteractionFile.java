package dev.onsite.recommender.data;

import static dev.onsite.recommender.Preconditions.require;

import dev.onsite.recommender.model.ItemTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Interactions from files, read by DuckDB: MovieLens as it is handed out (100K's {@code u.data}, 1M's {@code
 * ratings.dat}, 20M's and 25M's {@code ratings.csv}), and CSV with a header, JSON Lines or Parquet with the columns
 * {@code user}, {@code item} and, where there are any, {@code rating} and {@code timestamp} in seconds.
 *
 * <p>Users and items are numbered in the order of their own numbers; a rating below the threshold is no interaction. Rows
 * that can't be read are told by line and left out.
 */
public final class InteractionFile {
    private static final int BAD_ROWS_KEPT = 1_000;
    private static final long SECONDS_A_DAY = 86_400;

    private InteractionFile() {}

    /**
     * A row that was left out.
     *
     * @param line in the file, from 1; the row of a Parquet file
     * @param reason what is wrong with it
     * @param text the row, where the format has text
     */
    public record BadRow(long line, String reason, String text) {}

    /**
     * What was read.
     *
     * @param interactions by user, in the order of time
     * @param userIds users' own numbers, ascending
     * @param itemIds items' own numbers, ascending
     * @param table the items' attributes, of which only the first day is known
     * @param badRows how many rows were left out
     * @param firstBad the first thousand of them
     */
    @SuppressWarnings("ArrayRecordComponent") // one a file: never compared
    public record Loaded(
            Interactions interactions,
            long[] userIds,
            long[] itemIds,
            ItemTable table,
            long badRows,
            List<BadRow> firstBad) {}

    /**
     * Reads a file, or the ratings in a folder of MovieLens.
     *
     * @param threshold least rating that counts; rows without a rating always do
     * @throws IOException if there is nothing readable there
     */
    public static Loaded read(Path path, double threshold) throws IOException {
        Path file = Files.isDirectory(path) ? ratingsIn(path) : path;
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is missing or can't be read");
        }
        try (Connection connection = duckDb();
                Statement statement = connection.createStatement()) {
            List<BadRow> bad = new ArrayList<>();
            long badRows = takeIn(statement, file, bad);
            return number(statement, file, threshold, badRows, bad);
        } catch (SQLException wrong) {
            throw new IOException(file + " could not be read: " + wrong.getMessage(), wrong);
        }
    }

    private static Path ratingsIn(Path folder) throws IOException {
        for (String name : List.of("u.data", "ratings.dat", "ratings.csv")) {
            if (Files.exists(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        throw new IOException(
                folder + " has neither u.data nor ratings.dat nor ratings.csv: it is no MovieLens data set");
    }

    private static String quoted(Path file) {
        return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    /** Fills the table {@code rows (u, i, rating, t)}; returns how many rows were left out. */
    private static long takeIn(Statement statement, Path file, List<BadRow> bad) throws SQLException, IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            String lines = "read_csv(" + quoted(file) + ", delim = '\u0001', quote = '', escape = '', header = false,"
                    + " auto_detect = false, columns = {'text': 'VARCHAR'}, max_line_size = 1000000)";
            String parsed =
                    "SELECT row_number() OVER () AS line, text, CASE WHEN json_valid(text) THEN text END AS j FROM "
                            + lines;
            return checked(
                    statement,
                    "SELECT line, text, j->>'$.user' AS u, j->>'$.item' AS i, j->>'$.rating' AS rating,"
                            + " j->>'$.timestamp' AS t FROM (" + parsed + ")",
                    bad);
        }
        if (name.endsWith(".parquet")) {
            String columns = columnsOf(statement, "read_parquet(" + quoted(file) + ")", file);
            return checked(
                    statement,
                    "SELECT row_number() OVER () AS line, NULL AS text, " + columns + " FROM read_parquet("
                            + quoted(file) + ")",
                    bad);
        }
        return takeInText(statement, file, name, bad);
    }

    /** The columns of a table, null for those it lacks. */
    private static String columnsOf(Statement statement, String table, Path file) throws SQLException, IOException {
        List<String> there = new ArrayList<>();
        try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
            while (described.next()) {
                there.add(described.getString(1));
            }
        }
        if (!there.contains("user") || !there.contains("item")) {
            throw new IOException(file + " must have the columns user and item, it has " + String.join(", ", there));
        }
        return "\"user\"::VARCHAR AS u, \"item\"::VARCHAR AS i, "
                + (there.contains("rating") ? "\"rating\"::VARCHAR" : "NULL")
                + " AS rating, " + (there.contains("timestamp") ? "\"timestamp\"::VARCHAR" : "NULL") + " AS t";
    }

    private static long takeInText(Statement statement, Path file, String name, List<BadRow> bad)
            throws SQLException, IOException {
        boolean dat = name.endsWith(".dat");
        boolean headless = dat || name.equals("u.data");
        String delimiter = dat ? "::" : headless ? "\t" : ",";
        List<String> header = headless ? List.of("user", "item", "rating", "timestamp") : header(file);
        List<String> types = new ArrayList<>();
        for (String column : header) {
            types.add("'" + column.replace("'", "''") + "': '" + type(column) + "'");
        }
        statement.execute("CREATE TABLE rows AS SELECT " + name(header, "user", "userId") + " AS u, "
                + name(header, "item", "movieId") + " AS i, " + orNull(header, "rating", "DOUBLE") + " AS rating, "
                + orNull(header, "timestamp", "BIGINT") + " AS t FROM read_csv(" + quoted(file) + ", delim = '"
                + delimiter + "', header = " + !headless + ", auto_detect = false, columns = {"
                + String.join(", ", types) + "}, store_rejects = true, rejects_limit = 0)");
        long count = 0;
        try (ResultSet rejected = statement.executeQuery(
                "SELECT line, min(error_message), any_value(csv_line) FROM reject_errors GROUP BY line ORDER BY line")) {
            while (rejected.next()) {
                count++;
                if (bad.size() < BAD_ROWS_KEPT) {
                    bad.add(new BadRow(rejected.getLong(1), rejected.getString(2), rejected.getString(3)));
                }
            }
        }
        // An empty field is read as null, not refused.
        try (ResultSet empty = statement.executeQuery("SELECT count(*) FROM rows WHERE u IS NULL OR i IS NULL")) {
            empty.next();
            if (empty.getLong(1) > 0) {
                bad.add(new BadRow(0, empty.getLong(1) + " rows have no user or no item", ""));
                count += empty.getLong(1);
            }
        }
        statement.execute("DELETE FROM rows WHERE u IS NULL OR i IS NULL");
        return count;
    }

    private static List<String> header(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            List<String> names = first == null
                    ? List.of()
                    : Arrays.stream(first.replace("\uFEFF", "").split(",", -1))
                            .map(String::strip)
                            .toList();
            boolean movieLens = names.contains("userId") && names.contains("movieId");
            if (!movieLens && !(names.contains("user") && names.contains("item"))) {
                throw new IOException(file
                        + " must begin with a header that has user and item (or userId and movieId), got " + first);
            }
            return names;
        }
    }

    private static String type(String column) {
        return switch (column) {
            case "user", "item", "userId", "movieId", "timestamp" -> "BIGINT";
            case "rating" -> "DOUBLE";
            default -> "VARCHAR";
        };
    }

    private static String name(List<String> header, String ours, String movieLens) {
        return "\"" + (header.contains(ours) ? ours : movieLens) + "\"";
    }

    private static String orNull(List<String> header, String column, String type) {
        return header.contains(column) ? "\"" + column + "\"" : "NULL::" + type;
    }

    /** From texts by line to {@code rows}, with what can't be a number left out. */
    private static long checked(Statement statement, String query, List<BadRow> bad) throws SQLException {
        statement.execute("CREATE TABLE texts AS " + query);
        statement.execute(
                "CREATE TABLE tried AS SELECT line, text, u, i, rating, t, TRY_CAST(u AS BIGINT) AS un,"
                        + " TRY_CAST(i AS BIGINT) AS in_, TRY_CAST(rating AS DOUBLE) AS rn, TRY_CAST(t AS BIGINT) AS tn FROM texts");
        String wrong =
                "un IS NULL OR in_ IS NULL OR (rating IS NOT NULL AND rn IS NULL) OR (t IS NOT NULL AND tn IS NULL)";
        statement.execute("CREATE TABLE rows AS SELECT un AS u, in_ AS i, rn AS rating, tn AS t FROM tried WHERE NOT ("
                + wrong + ")");
        long count = 0;
        try (ResultSet rejected = statement.executeQuery(
                "SELECT line, text, u, i, rating, t FROM tried WHERE " + wrong + " ORDER BY line")) {
            while (rejected.next()) {
                count++;
                if (bad.size() < BAD_ROWS_KEPT) {
                    String reason = "user, item, rating and timestamp must be numbers, got " + rejected.getString(3)
                            + ", " + rejected.getString(4) + ", " + rejected.getString(5) + ", "
                            + rejected.getString(6);
                    bad.add(new BadRow(rejected.getLong(1), reason, rejected.getString(2)));
                }
            }
        }
        return count;
    }

    private static Loaded number(Statement statement, Path file, double threshold, long badRows, List<BadRow> bad)
            throws SQLException, IOException {
        statement.execute(
                "CREATE TABLE kept AS SELECT u, i, max(t) AS t, min(t) AS first FROM rows WHERE rating IS NULL OR"
                        + " rating >= " + threshold + " GROUP BY u, i");
        long[] users = distinct(statement, "u");
        long[] items = distinct(statement, "i");
        if (users.length == 0) {
            throw new IOException(file + " has no row with a rating of at least " + threshold
                    + (badRows > 0 ? "; " + badRows + " rows could not be read, the first: " + bad.get(0) : ""));
        }
        require(items.length <= 100_000_000, "there may be 100 million items at most, got %d", items.length);
        int n = items.length;
        ItemTable table = new ItemTable(new int[n], new int[n], new float[n], new boolean[n], new int[n], new float[n]);
        Arrays.fill(table.available(), true);
        Interactions.Builder builder = new Interactions.Builder(n);
        try (ResultSet sorted = statement.executeQuery("SELECT u, i, first FROM kept ORDER BY u, t NULLS FIRST, i")) {
            int[] history = new int[1024];
            int size = 0;
            long user = users[0];
            while (sorted.next()) {
                if (sorted.getLong(1) != user) {
                    builder.add(history, size);
                    size = 0;
                    user = sorted.getLong(1);
                }
                if (size == history.length) {
                    history = Arrays.copyOf(history, 2 * size);
                }
                int item = Arrays.binarySearch(items, sorted.getLong(2));
                history[size++] = item;
                int day = (int) (sorted.getLong(3) / SECONDS_A_DAY);
                int known = table.createdDay()[item];
                table.createdDay()[item] = known == 0 ? day : Math.min(known, day);
            }
            builder.add(history, size);
        }
        return new Loaded(builder.build(), users, items, table, badRows, List.copyOf(bad));
    }

    private static long[] distinct(Statement statement, String column) throws SQLException {
        long[] values = new long[1024];
        int size = 0;
        try (ResultSet all = statement.executeQuery("SELECT DISTINCT " + column + " FROM kept ORDER BY " + column)) {
            while (all.next()) {
                if (size == values.length) {
                    values = Arrays.copyOf(values, 2 * size);
                }
                values[size++] = all.getLong(1);
            }
        }
        return Arrays.copyOf(values, size);
    }

    /** Asks the driver itself: DriverManager does not see it where a class loader of its own loaded it. */
    static Connection duckDb() throws SQLException {
        return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    }
}
