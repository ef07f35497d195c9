package dev.onsite.recommender.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.recommender.serve.Service;
import dev.onsite.testbed.load.Arrivals;
import dev.onsite.testbed.load.HttpAnswer;
import dev.onsite.testbed.load.HttpLoadClient;
import dev.onsite.testbed.load.LoadGenerator;
import dev.onsite.testbed.load.LoadResult;
import dev.onsite.testbed.load.Operation;
import dev.onsite.testbed.load.Zipf;
import dev.onsite.testbed.process.DataFolder;
import dev.onsite.testbed.server.Data;
import dev.onsite.testbed.server.PostgresServer;
import dev.onsite.testbed.server.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Under load, Redis stands still, goes on and is killed; then PostgreSQL does the same. Recommendations never fail, an
 * event is acknowledged or refused by 503, and what was acknowledged is there after PostgreSQL's own recovery.
 */
@QuarkusTest
@TestProfile(ChaosTest.OwnServers.class)
class ChaosTest {
    private static PostgresServer postgres;
    private static RedisServer redis;
    private static Path folder;

    /** A service of its own, since it ends up without servers. */
    public static class OwnServers implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Servers.class));
        }
    }

    /** Servers outside of the service. */
    public static class Servers implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                folder = Files.createTempDirectory("onsite-chaos");
                postgres = PostgresServer.start(PostgresServer.Options.in(Data.kept(folder.resolve("postgres"))));
                redis = RedisServer.start(RedisServer.Options.defaults());
                return Map.of(
                        "recommender.postgres.url", postgres.login().jdbcUrl(),
                        "recommender.postgres.user", postgres.login().user(),
                        "recommender.postgres.password", postgres.login().password(),
                        "recommender.redis", redis.uri(),
                        "recommender.cache.ttl", "1s",
                        "recommender.data", folder.resolve("data").toString());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void stop() {
            try {
                postgres.close();
                redis.close();
                DataFolder.remove(folder);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @TestHTTPResource
    URI address;

    @Inject
    Service service;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void losesNoAcknowledgedEventAndAnswersThroughout() throws Exception {
        while (!service.ready()) {
            assertEquals("", service.failure());
            Thread.onSpinWait();
        }
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        Map<Integer, Integer> acknowledgedBySecond = new TreeMap<>();
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort());
        long begun = System.nanoTime();
        try (HttpLoadClient readers = HttpLoadClient.open(server, 16, Duration.ofSeconds(15));
                HttpLoadClient writers = HttpLoadClient.open(server, 16, Duration.ofSeconds(15))) {
            at(clock, 2, "STOP", redis.process().pid());
            at(clock, 4, "CONT", redis.process().pid());
            at(clock, 6, "KILL", redis.process().pid());
            at(clock, 8, "STOP", postgres.process().pid());
            at(clock, 10, "CONT", postgres.process().pid());
            at(clock, 14, "KILL", postgres.process().pid());
            CompletableFuture<LoadResult> writing = CompletableFuture.supplyAsync(() -> run(
                    30,
                    index -> event(writers, index).whenComplete((done, failure) -> {
                        if (failure == null) {
                            int second = (int) ((System.nanoTime() - begun) / 1_000_000_000L);
                            synchronized (acknowledgedBySecond) {
                                acknowledgedBySecond.merge(second, 1, Integer::sum);
                            }
                        }
                    })));
            Zipf users = new Zipf(20_000, 1, 1);
            LoadResult reading = run(
                    200,
                    index -> readers.send(
                            HttpLoadClient.get("x", "/v1/users/" + users.next() + "/recommendations?n=10")));
            LoadResult written = writing.join();

            System.out.println("chaos: read " + reading.overall() + ", failed " + reading.errors() + "; events "
                    + written.completed() + " acknowledged, refused " + written.errors() + ", by second "
                    + acknowledgedBySecond);
            assertEquals(Map.of(), reading.errors());
            assertTrue(
                    Set.of("http 503").containsAll(written.errors().keySet()),
                    "events failed otherwise than by 503: " + written.errors());
            assertTrue(
                    acknowledgedBySecond.keySet().stream().anyMatch(second -> second >= 11 && second < 14),
                    "no event was acknowledged after PostgreSQL went on: " + acknowledgedBySecond);
            assertTrue(written.errors().containsKey("http 503"), "nothing was refused without PostgreSQL");
        } finally {
            clock.shutdownNow();
        }
        assertEquals(Set.of(), missingAfterRecovery());
    }

    private static LoadResult run(double rate, Operation operation) {
        try {
            return LoadGenerator.run(
                    Arrivals.constant(rate), operation, LoadGenerator.Options.lasting(Duration.ofSeconds(17)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private CompletableFuture<HttpAnswer> event(HttpLoadClient client, long index) {
        String id = "chaos-" + index;
        byte[] plain = HttpLoadClient.post(
                "x",
                "/v1/events",
                "{\"id\":\"" + id + "\",\"user\":" + index % 50 + ",\"item\":" + index % 1000 + ",\"kind\":\"view\"}");
        String withKey = new String(plain, StandardCharsets.ISO_8859_1)
                .replaceFirst("\r\n", "\r\nAuthorization: Bearer test-admin-key\r\n");
        return client.send(withKey.getBytes(StandardCharsets.ISO_8859_1)).thenApply(answer -> {
            acknowledged.add(id);
            return answer;
        });
    }

    private static void at(ScheduledExecutorService clock, int second, String signal, long pid) {
        var unused = clock.schedule(
                () -> {
                    List<String> pids = Stream.concat(
                                    Stream.of(pid),
                                    ProcessHandle.of(pid).stream()
                                            .flatMap(ProcessHandle::descendants)
                                            .map(ProcessHandle::pid))
                            .map(String::valueOf)
                            .toList();
                    return new ProcessBuilder(Stream.concat(Stream.of("kill", "-" + signal), pids.stream())
                                    .toList())
                            .start()
                            .waitFor();
                },
                second,
                TimeUnit.SECONDS);
    }

    /** Starts PostgreSQL again on what the killed one left. */
    private Set<String> missingAfterRecovery() throws Exception {
        postgres.close();
        postgres = PostgresServer.start(PostgresServer.Options.in(Data.kept(folder.resolve("postgres"))));
        Set<String> missing = new HashSet<>(acknowledged);
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM event")) {
            while (rows.next()) {
                missing.remove(rows.getString(1));
            }
        }
        assertTrue(acknowledged.size() > 100, "only " + acknowledged.size() + " events were acknowledged");
        return missing;
    }
}
