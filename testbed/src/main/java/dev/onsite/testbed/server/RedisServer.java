package dev.onsite.testbed.server;

import dev.onsite.testbed.process.Child;
import dev.onsite.testbed.process.Command;
import dev.onsite.testbed.process.DataFolder;
import dev.onsite.testbed.process.Signal;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server: a child process on 127.0.0.1, or one that runs elsewhere.
 *
 * <p>Kept data is in an append-only file synchronised each second; else nothing is written to disk at all.
 */
public final class RedisServer implements AutoCloseable {
    private static final String NAME = "redis";
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;

    private final Address address;
    private final DataFolder folder;
    private final Child child;

    private RedisServer(Address address, DataFolder folder, Child child) {
        this.address = address;
        this.folder = folder;
        this.child = child;
    }

    /**
     * Which Redis.
     *
     * @param external the address of one that runs already; {@code null} to start one
     * @param data where the started one keeps its data
     * @param settings more lines of {@code redis.conf}, such as {@code maxmemory 2gb}
     * @param startLimit how long a start may take
     */
    public record Options(Address external, Data data, List<String> settings, Duration startLimit) {
        public Options {
            settings = List.copyOf(settings);
        }

        /** A fresh one in a temporary folder. */
        public static Options defaults() {
            return new Options(null, Data.temporary(), List.of(), Duration.ofSeconds(30));
        }

        /** A started one with its data there. */
        public static Options in(Data data) {
            return new Options(null, data, List.of(), Duration.ofSeconds(30));
        }

        /** One that runs elsewhere. */
        public static Options at(Address external) {
            return new Options(external, Data.temporary(), List.of(), Duration.ofSeconds(30));
        }
    }

    /**
     * Starts it, or turns to the external one, and returns when it answers PING.
     *
     * @throws IOException if it does not come up; the message has the end of its log
     */
    public static RedisServer start(Options options) throws IOException {
        if (options.external() != null) {
            Health.await("Redis at " + options.external(), null, options.startLimit(), () -> ping(options.external()));
            return new RedisServer(options.external(), null, null);
        }
        DataFolder folder = options.data().open(NAME);
        try {
            IOException last = null;
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    return startIn(folder, options);
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

    private static RedisServer startIn(DataFolder folder, Options options) throws IOException {
        Address address = Address.loopback(FreePorts.take(1).get(0));
        Path home = folder.path().resolve(NAME);
        List<String> lines = new ArrayList<>(List.of(
                "bind 127.0.0.1",
                "port " + address.port(),
                "daemonize no",
                "save \"\"",
                "appendonly " + (options.data().kept() ? "yes" : "no"),
                "dir \"" + home + "\""));
        lines.addAll(options.settings());
        Path configuration = Files.write(folder.path().resolve("redis.conf"), lines);
        Command command = Command.of(
                        List.of(executable(folder).toString(), configuration.toString()),
                        home,
                        folder.path().resolve("redis.log"))
                .withSignals(Signal.TERM, options.data().kept() ? Signal.TERM : Signal.KILL);
        Child child = folder.start(command);
        try {
            Health.await("Redis", child, options.startLimit(), () -> ping(address));
            return new RedisServer(address, folder, child);
        } catch (IOException | RuntimeException failed) {
            child.stop(GRACE);
            throw failed;
        }
    }

    /** Where it listens. */
    public Address address() {
        return address;
    }

    /** {@code redis://host:port}, as Lettuce and Quarkus take it. */
    public String uri() {
        return "redis://" + address;
    }

    /** Its process; {@code null} for an external one. */
    public Child process() {
        return child;
    }

    /** Stops it; an external one is left alone. */
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

    private static void ping(Address address) throws IOException {
        try (Socket socket = address.connect(1000)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(7), StandardCharsets.US_ASCII);
            // One that wants a password is up too; who may enter is the client's matter.
            if (!answer.startsWith("+PONG") && !answer.startsWith("-NOAUTH")) {
                throw new IOException("Redis at " + address + " answered PING by " + answer.strip());
            }
        }
    }

    /** Unpacks the executable beside the data, so that it goes when the folder does. */
    private static Path executable(DataFolder folder) throws IOException {
        Path bin = Files.createDirectories(folder.path().resolve("bin"));
        return ExecutableProvider.newJarResourceProvider(bin.toFile()).get().toPath();
    }
}
