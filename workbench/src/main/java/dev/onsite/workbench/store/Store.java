package dev.onsite.workbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.LogFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The file {@code onsite.db} in the data folder. Several processes may have it open; each sees what the others saved.
 *
 * <p>Every write is on disk when its method returns (WAL, {@code synchronous=FULL}), so that a process killed afterwards
 * loses nothing.
 */
public final class Store implements AutoCloseable {
    static final String FILE_NAME = "onsite.db";
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Database database;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Progress progress;
    private final Settings settings;

    private Store(Database database, Clock clock) {
        this.database = database;
        this.submissions = new Submissions(database, clock);
        this.drafts = new Drafts(database, clock);
        this.progress = new Progress(database, clock);
        this.settings = new Settings(database);
    }

    /**
     * Opens the database of a data folder, making both where they are missing and bringing an older one up to date.
     *
     * @throws StoreException where the folder cannot be made or written, the file is damaged or a newer Onsite wrote it
     */
    public static Store open(Path dataFolder) {
        return open(dataFolder, Clock.systemUTC());
    }

    static Store open(Path dataFolder, Clock clock) {
        makeWritable(dataFolder);
        Path file = dataFolder.resolve(FILE_NAME);
        SQLiteDataSource source = source(file);
        Connection connection = null;
        try {
            connection = source.getConnection();
            migrate(source, file);
            return new Store(new Database(connection), clock);
        } catch (SQLException | FlywayException broken) {
            closeQuietly(connection, broken);
            throw new StoreException(
                    file + " cannot be used: it is damaged, locked or no database of Onsite (" + lastCause(broken)
                            + "). Move it away to begin anew, or choose another folder with --data.",
                    broken);
        } catch (StoreException broken) {
            closeQuietly(connection, broken);
            throw broken;
        }
    }

    public Submissions submissions() {
        return submissions;
    }

    public Drafts drafts() {
        return drafts;
    }

    public Progress progress() {
        return progress;
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        database.close();
    }

    private static void makeWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, ".writable", "");
            Files.delete(probe);
        } catch (IOException broken) {
            throw new StoreException(
                    "The data folder " + folder + " cannot be written (" + reason(broken)
                            + "). Make it writable, or choose another one with --data.",
                    broken);
        }
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static void migrate(SQLiteDataSource source, Path file) {
        Flyway flyway = Flyway.configure(Store.class.getClassLoader())
                .dataSource(source)
                .resourceProvider(new Migrations())
                .javaMigrationClassProvider(Migrations.NO_CLASSES)
                .load();
        // Only now: loading sets it back.
        LogFactory.setLogCreator(from -> new MigrationLog());
        int newest = Migrations.NEWEST;
        for (var applied : flyway.info().applied()) {
            if (applied.getVersion() != null && applied.getVersion().getMajor().intValueExact() > newest) {
                throw new StoreException(
                        file + " was written by a newer Onsite (its schema is " + applied.getVersion()
                                + ", this program knows up to " + newest
                                + "). Update Onsite, or choose another folder with --data.",
                        null);
            }
        }
        flyway.migrate();
    }

    private static void closeQuietly(Connection connection, Exception because) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException again) {
            because.addSuppressed(again);
        }
    }

    private static String reason(IOException broken) {
        return broken.getClass().getSimpleName().replace("Exception", "") + ": " + broken.getMessage();
    }

    private static String lastCause(Throwable broken) {
        Throwable last = broken;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage();
    }
}
