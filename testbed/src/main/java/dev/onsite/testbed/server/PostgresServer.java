package dev.onsite.testbed.server;

import dev.onsite.testbed.process.Child;
import dev.onsite.testbed.process.Command;
import dev.onsite.testbed.process.DataFolder;
import dev.onsite.testbed.process.LogTail;
import dev.onsite.testbed.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server: a child process on 127.0.0.1 that asks for a password of its own, or one that runs elsewhere.
 *
 * <p>Kept data is written as durably as PostgreSQL does by default; else nothing is synchronised to disk.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String NAME = "postgres";
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 3;

    private final Login login;
    private final DataFolder folder;
    private final Child child;

    private PostgresServer(Login login, DataFolder folder, Child child) {
        this.login = login;
        this.folder = folder;
        this.child = child;
    }

    /**
     * How to connect.
     *
     * @param address where it listens
     * @param database the database
     * @param user the role
     * @param password its password
     */
    public record Login(Address address, String database, String user, String password) {
        /** {@code jdbc:postgresql://host:port/database}, without the secrets. */
        public String jdbcUrl() {
            return "jdbc:postgresql://" + address + "/" + database;
        }

        @Override
        public String toString() {
            return jdbcUrl() + " as " + user;
        }
    }

    /**
     * Which PostgreSQL.
     *
     * @param external how to connect to one that runs already; {@code null} to start one
     * @param data where the started one keeps its data
     * @param settings more of {@code postgresql.conf}, by name, such as {@code shared_buffers}: {@code 1GB}
     * @param startLimit how long a start may take, not counting the making of a new database
     */
    public record Options(Login external, Data data, Map<String, String> settings, Duration startLimit) {
        public Options {
            settings = Map.copyOf(settings);
        }

        /** A fresh one in a temporary folder. */
        public static Options defaults() {
            return in(Data.temporary());
        }

        /** A started one with its data there. */
        public static Options in(Data data) {
            return new Options(null, data, Map.of(), Duration.ofSeconds(60));
        }

        /** One that runs elsewhere. */
        public static Options at(Login external) {
            return new Options(external, Data.temporary(), Map.of(), Duration.ofSeconds(60));
        }
    }

    /**
     * Starts it, or turns to the external one, and returns when it answers a query.
     *
     * @throws IOException if it does not come up; the message has the end of its log
     */
    public static PostgresServer start(Options options) throws IOException {
        if (options.external() != null) {
            Login login = options.external();
            Health.await("PostgreSQL at " + login.address(), null, options.startLimit(), () -> query(login));
            return new PostgresServer(login, null, null);
        }
        DataFolder folder = options.data().open(NAME);
        try {
            UnprivilegedUser user = UnprivilegedUser.find();
            Path home = folder.path().resolve(NAME);
            if (!Files.exists(home.resolve("PG_VERSION"))) {
                initialise(folder, home, user);
            }
            IOException last = null;
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    return startIn(folder, home, user, options);
                } catch (IOException failed) {
                    if (last != null) {
                        failed.addSuppressed(last);
                    }
                    last = failed;
                }
            }
            throw last;
        } catch (IOException | RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** Makes the database beside its place and moves it there when it is whole: a kill in between leaves none. */
    private static void initialise(DataFolder folder, Path home, UnprivilegedUser user) throws IOException {
        Path making = folder.path().resolve("postgres.making");
        Path secret = folder.path().resolve("postgres.password");
        Path log = folder.path().resolve("initdb.log");
        DataFolder.remove(making);
        Files.createDirectories(making);
        Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwx------"));
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, HexFormat.of().formatHex(random));
        user.own(making);
        user.own(secret);
        List<String> line = List.of(
                executable("initdb"),
                "-D",
                making.toString(),
                "-U",
                NAME,
                "--pwfile=" + secret,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        Child initdb = folder.start(Command.of(line, Path.of("/"), log).withPrefix(user.prefix()));
        int code;
        try {
            code = initdb.exit().get(INIT_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making a PostgreSQL database", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            initdb.stop(Duration.ZERO);
            throw new IOException("initdb did not end in " + INIT_LIMIT, failed);
        }
        if (code != 0) {
            throw new IOException("initdb ended with code " + code + ":\n" + String.join("\n", LogTail.of(log, 20)));
        }
        DataFolder.remove(home);
        Files.move(making, home);
    }

    private static PostgresServer startIn(DataFolder folder, Path home, UnprivilegedUser user, Options options)
            throws IOException {
        Address address = Address.loopback(FreePorts.take(1).get(0));
        Login login = new Login(
                address,
                NAME,
                NAME,
                Files.readString(folder.path().resolve("postgres.password")).strip());
        List<String> line = new ArrayList<>(List.of(
                executable("postgres"), "-D", home.toString(), "-h", "127.0.0.1", "-p", "" + address.port(), "-k", ""));
        if (!options.data().kept()) {
            line.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
        }
        options.settings().forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
        Child child = folder.start(Command.of(line, Path.of("/"), folder.path().resolve("postgres.log"))
                .withPrefix(user.prefix())
                .withSignals(Signal.INT, Signal.INT));
        try {
            Health.await("PostgreSQL", child, options.startLimit(), () -> query(login));
            return new PostgresServer(login, folder, child);
        } catch (IOException | RuntimeException failed) {
            child.stop(GRACE);
            throw failed;
        }
    }

    /** How to connect. */
    public Login login() {
        return login;
    }

    /**
     * A new connection; the caller closes it.
     *
     * @throws SQLException if there is none to be had
     */
    public Connection connect() throws SQLException {
        return connect(login);
    }

    /** Its process; {@code null} for an external one. */
    public Child process() {
        return child;
    }

    /** Stops it, breaking off what is connected; an external one is left alone. */
    @Override
    public void close() throws IOException {
        if (child == null) {
            return;
        }
        try {
            child.stop(GRACE);
        } finally {
            folder.close();
        }
    }

    private static Connection connect(Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(login.jdbcUrl(), properties);
    }

    private static void query(Login login) throws SQLException {
        try (Connection connection = connect(login)) {
            if (!connection.isValid(5)) {
                throw new SQLException("the connection to " + login + " is not valid");
            }
        }
    }

    private static String executable(String name) {
        return PostgresBinaries.folder().resolve("bin").resolve(name).toString();
    }
}
