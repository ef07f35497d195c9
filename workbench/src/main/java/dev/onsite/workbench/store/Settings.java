package dev.onsite.workbench.store;

import java.util.Optional;

/** What a person chose: named texts. */
public final class Settings {
    private final Database database;

    Settings(Database database) {
        this.database = database;
    }

    public Optional<String> get(String name) {
        return database.first("SELECT value FROM setting WHERE name = ?", row -> row.getString(1), name);
    }

    public void put(String name, String value) {
        database.update(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }
}
