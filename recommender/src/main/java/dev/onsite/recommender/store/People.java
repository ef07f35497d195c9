package dev.onsite.recommender.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What is kept of users, and who asked to be forgotten. */
public final class People {
    private final Database database;

    /** In that database. */
    public People(Database database) {
        this.database = database;
    }

    /**
     * What was deleted.
     *
     * @param events rows of the log
     * @param attributes rows of attributes
     * @param left rows that name the user still, counted afterwards in the same transaction; the request to be
     *     forgotten itself is not counted
     */
    public record Deleted(int events, int attributes, int left) {}

    /** Writes a user's attributes, a JSON object. */
    public void put(long user, String json) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement put = connection.prepareStatement("INSERT INTO person (id, attributes) VALUES (?,"
                    + " ?::jsonb) ON CONFLICT (id) DO UPDATE SET attributes = excluded.attributes, changed = now()")) {
                put.setLong(1, user);
                put.setString(2, json);
                return put.executeUpdate();
            }
        });
    }

    /** A user's attributes as they were written last. */
    public Optional<String> get(long user) throws SQLException {
        return database.readCurrent(connection -> {
            try (PreparedStatement get = connection.prepareStatement("SELECT attributes FROM person WHERE id = ?")) {
                get.setLong(1, user);
                try (ResultSet row = get.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /** Deletes all that is known of a user, and writes down that it is to be forgotten by the other nodes too. */
    public Deleted forget(long user) throws SQLException {
        return database.write(connection -> {
            int events = update(connection, "DELETE FROM event WHERE user_id = ?", user);
            int attributes = update(connection, "DELETE FROM person WHERE id = ?", user);
            int told = update(
                    connection, "INSERT INTO forgotten (user_id) VALUES (?) ON CONFLICT (user_id) DO NOTHING", user);
            assert told <= 1;
            int left = count(connection, "SELECT count(*) FROM event WHERE user_id = ?", user)
                    + count(connection, "SELECT count(*) FROM person WHERE id = ?", user);
            return new Deleted(events, attributes, left);
        });
    }

    private static int update(Connection connection, String sql, long user) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, user);
            return statement.executeUpdate();
        }
    }

    private static int count(Connection connection, String sql, long user) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, user);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Reads who is to be forgotten, after a sequence; returns the last one. */
    public long forgottenAfter(long sequence, LongConsumer consumer) throws SQLException {
        return database.readCurrent(connection -> {
            long last = sequence;
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT sequence, user_id FROM forgotten WHERE sequence > ? ORDER BY sequence")) {
                select.setLong(1, sequence);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        consumer.accept(row.getLong(2));
                    }
                }
            }
            return last;
        });
    }
}
