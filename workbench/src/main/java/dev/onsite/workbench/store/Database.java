package dev.onsite.workbench.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One connection, used by one thread at a time: a person's own work is a few rows a minute, and SQLite has one writer
 * anyway. Other processes (the command line beside a running workbench) wait for each other by SQLite's busy timeout.
 */
final class Database implements AutoCloseable {
    private final Connection connection;

    Database(Connection connection) {
        this.connection = connection;
    }

    /** Makes one object of the row at which the cursor stands. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    synchronized <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }

    /** Returns how many rows changed. */
    synchronized int update(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    /** Returns the new row's id. */
    synchronized long insert(String sql, Object... parameters) {
        update(sql, parameters);
        return first("SELECT last_insert_rowid()", row -> row.getLong(1)).orElseThrow();
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static StoreException failed(SQLException broken) {
        return new StoreException("Your work could not be read or saved: " + broken.getMessage(), broken);
    }
}
