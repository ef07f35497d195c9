package dev.onsite.testbed.server;

import dev.onsite.testbed.process.Child;
import dev.onsite.testbed.process.Command;
import dev.onsite.testbed.process.DataFolder;
import dev.onsite.testbed.process.JavaCommand;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A Kafka cluster of one node in KRaft mode, in this JVM or in one of its own, on 127.0.0.1; or one that runs elsewhere.
 *
 * <p>Topics are not made by being named: make them with an {@link #admin}.
 */
public final class KafkaServer implements AutoCloseable {
    private static final String NAME = "kafka";
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    private final String bootstrap;
    private final DataFolder folder;
    private final KafkaNode node;
    private final Child child;

    private KafkaServer(String bootstrap, DataFolder folder, KafkaNode node, Child child) {
        this.bootstrap = bootstrap;
        this.folder = folder;
        this.node = node;
        this.child = child;
    }

    /** Where a started node runs. */
    public enum Place {
        /** In this JVM: the least memory, and no process to look after. */
        IN_PROCESS,
        /** In a JVM of its own, which can be killed alone and whose garbage is its own. */
        CHILD
    }

    /**
     * Which Kafka.
     *
     * @param external the bootstrap servers of one that runs already; {@code null} to start one
     * @param data where the started one keeps its data
     * @param place where it runs
     * @param flags a child JVM's, such as {@code -Xmx512m}
     * @param classPath where a child JVM finds Kafka and this module
     * @param settings more of {@code server.properties}
     * @param startLimit how long a start may take
     */
    public record Options(
            String external,
            Data data,
            Place place,
            List<String> flags,
            List<Path> classPath,
            Map<String, String> settings,
            Duration startLimit) {
        public Options {
            flags = List.copyOf(flags);
            classPath = List.copyOf(classPath);
            settings = Map.copyOf(settings);
        }

        /** A fresh one in this JVM, in a temporary folder. */
        public static Options defaults() {
            return in(Data.temporary(), Place.IN_PROCESS);
        }

        /** A started one with its data there; a child gets this JVM's class path and at most 512 MB of heap. */
        public static Options in(Data data, Place place) {
            return new Options(
                    null,
                    data,
                    place,
                    List.of("-Xmx512m", "-XX:+UseSerialGC"),
                    JavaCommand.ownClassPath(),
                    Map.of(),
                    Duration.ofSeconds(60));
        }

        /** One that runs elsewhere. */
        public static Options at(String external) {
            return new Options(
                    external,
                    Data.temporary(),
                    Place.IN_PROCESS,
                    List.of(),
                    List.of(),
                    Map.of(),
                    Duration.ofSeconds(60));
        }
    }

    /**
     * Starts it, or turns to the external one, and returns when it tells its nodes.
     *
     * @throws IOException if it does not come up
     */
    public static KafkaServer start(Options options) throws IOException {
        if (options.external() != null) {
            describe("Kafka at " + options.external(), null, options.external(), options.startLimit());
            return new KafkaServer(options.external(), null, null, null);
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

    private static KafkaServer startIn(DataFolder folder, Options options) throws IOException {
        List<Integer> ports = FreePorts.take(2);
        Properties properties =
                KafkaNode.properties(folder.path().resolve(NAME), ports.get(0), ports.get(1), options.settings());
        String bootstrap = Address.loopback(ports.get(0)).toString();
        KafkaNode node = null;
        Child child = null;
        try {
            if (options.place() == Place.IN_PROCESS) {
                node = KafkaNode.start(properties);
            } else {
                child = folder.start(command(folder, options, properties));
            }
            describe("Kafka", child, bootstrap, options.startLimit());
            return new KafkaServer(bootstrap, folder, node, child);
        } catch (IOException | RuntimeException failed) {
            if (node != null) {
                node.close();
            }
            if (child != null) {
                child.stop(GRACE);
            }
            throw failed;
        }
    }

    private static Command command(DataFolder folder, Options options, Properties properties) throws IOException {
        Path file = folder.path().resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        JavaCommand java = new JavaCommand(
                options.flags(), null, options.classPath(), KafkaNode.class.getName(), List.of(file.toString()));
        return Command.of(java.line(), folder.path(), folder.path().resolve("kafka.log"));
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrap() {
        return bootstrap;
    }

    /** A new administrator of it; the caller closes it. */
    public Admin admin() {
        return admin(bootstrap);
    }

    /** Its process; {@code null} for one in this JVM and an external one. */
    public Child process() {
        return child;
    }

    /** Stops it; an external one is left alone. */
    @Override
    public void close() throws IOException {
        if (folder == null) {
            return;
        }
        try {
            if (node != null) {
                node.close();
            }
            if (child != null) {
                child.stop(GRACE);
            }
        } finally {
            folder.close();
        }
    }

    /** One administrator for all questions: each new one would start threads and find the node anew. */
    private static void describe(String name, Child child, String bootstrap, Duration limit) throws IOException {
        try (Admin admin = admin(bootstrap)) {
            Health.await(name, child, limit, () -> {
                var nodes = admin.describeCluster().nodes().get(5, TimeUnit.SECONDS);
                if (nodes.isEmpty()) {
                    throw new IOException("no node has registered yet");
                }
            });
        }
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "20",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200"));
    }
}
