package dev.onsite.recommender.store;

import dev.onsite.recommender.retrieve.Catalogue.Item;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;

/** Changes of items. */
public final class Items {
    private final Database database;

    /** In that database. */
    public Items(Database database) {
        this.database = database;
    }

    /** Writes changes, all or none; returns the revision. */
    public long put(List<Item> items) throws SQLException {
        return database.write(connection -> {
            long revision;
            // One writer at a time, or a reader could see a revision before a smaller one.
            try (var statement = connection.createStatement()) {
                statement.execute("LOCK TABLE item IN SHARE ROW EXCLUSIVE MODE");
                try (ResultSet row = statement.executeQuery("SELECT nextval('item_revision')")) {
                    row.next();
                    revision = row.getLong(1);
                }
            }
            try (PreparedStatement put = connection.prepareStatement(
                    "INSERT INTO item (id, category, brand, price, available, removed, revision)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET category = excluded.category,"
                            + " brand = excluded.brand, price = excluded.price, available = excluded.available,"
                            + " removed = excluded.removed, revision = excluded.revision")) {
                for (Item item : items) {
                    put.setInt(1, item.id());
                    put.setInt(2, item.category());
                    put.setInt(3, item.brand());
                    put.setFloat(4, item.price());
                    put.setBoolean(5, item.available());
                    put.setBoolean(6, item.removed());
                    put.setLong(7, revision);
                    put.addBatch();
                }
                put.executeBatch();
            }
            return revision;
        });
    }

    /** Reads changes after a revision; returns the last one. */
    public long readAfter(long revision, BiConsumer<Item, Long> consumer) throws SQLException {
        return database.readCurrent(connection -> {
            long last = revision;
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT id, category, brand, price, available, removed, revision FROM item"
                            + " WHERE revision > ? ORDER BY revision")) {
                select.setLong(1, revision);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(7);
                        consumer.accept(
                                new Item(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getInt(3),
                                        row.getFloat(4),
                                        row.getBoolean(5),
                                        row.getBoolean(6)),
                                last);
                    }
                }
            }
            return last;
        });
    }
}
