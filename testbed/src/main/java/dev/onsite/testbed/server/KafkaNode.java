package dev.onsite.testbed.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka node, broker and controller at once, in this JVM. Its {@code main} makes a JVM of its own of it.
 *
 * <p>Such a node is the whole cluster, so nothing is replicated, and it waits 2 s rather than 9 to believe that its own
 * former self, killed, is gone.
 */
final class KafkaNode implements AutoCloseable {
    private static final String FORMATTED = "meta.properties";

    private final KafkaRaftServer server;

    private KafkaNode(KafkaRaftServer server) {
        this.server = server;
    }

    /** Runs a node from a file of properties until SIGTERM. */
    public static void main(String[] arguments) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(reader);
        }
        KafkaNode node = start(properties);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "kafka-stop"));
        node.server.awaitShutdown();
    }

    /** The properties of a node that is alone. */
    static Properties properties(Path folder, int port, int controllerPort, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>();
        all.put("node.id", "1");
        all.put("process.roles", "broker,controller");
        all.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        all.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("controller.listener.names", "CONTROLLER");
        all.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        all.put("log.dirs", folder.toString());
        all.put("auto.create.topics.enable", "false");
        all.put("default.replication.factor", "1");
        all.put("min.insync.replicas", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "4");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "4");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("broker.session.timeout.ms", "2000");
        all.put("broker.heartbeat.interval.ms", "250");
        all.putAll(settings);
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }

    /**
     * Formats the folder where it is new, and starts.
     *
     * @throws IOException if it can't be formatted or does not start
     */
    static KafkaNode start(Properties properties) throws IOException {
        Path folder = Path.of(properties.getProperty("log.dirs"));
        if (!Files.exists(folder.resolve(FORMATTED))) {
            format(folder);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException failed) {
            server.shutdown();
            throw new IOException("Kafka did not start: " + failed.getMessage(), failed);
        }
        return new KafkaNode(server);
    }

    private static void format(Path folder) throws IOException {
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Formatter formatter = new Formatter();
            formatter
                    .setPrintStream(silent)
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .setDirectories(List.of(folder.toString()))
                    .run();
        } catch (Exception failed) {
            throw new IOException("could not format " + folder + " for Kafka: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
