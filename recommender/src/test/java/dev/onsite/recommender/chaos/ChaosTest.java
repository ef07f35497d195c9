package dev.onsite.recommender.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.recommender.serve.Service;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong slowestMillis = new AtomicLong();
    private final Set<String> wrong = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void losesNoAcknowledgedEventAndAnswersThroughout() throws Exception {
        while (!service.ready()) {
            assertEquals("", service.failure());
            Thread.onSpinWait();
        }
        ExecutorService clients = Executors.newFixedThreadPool(5);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            running.add(clients.submit(() -> read(number)));
        }
        for (int i = 0; i < 2; i++) {
            int number = i;
            running.add(clients.submit(() -> write(number)));
        }
        try {
            more(answered, 100);
            signal("STOP", redis.process().pid());
            more(answered, 100);
            signal("CONT", redis.process().pid());
            more(answered, 50);
            signal("KILL", redis.process().pid());
            more(answered, 100);
            moreAcknowledged(50);
            signal("STOP", postgres.process().pid());
            more(answered, 100);
            long stopped = System.nanoTime();
            signal("CONT", postgres.process().pid());
            moreAcknowledged(20);
            long recovered = (System.nanoTime() - stopped) / 1_000_000;
            signal("KILL", postgres.process().pid());
            more(refused, 5);
            more(answered, 100);
            System.out.println("chaos: " + answered + " answers, the slowest after " + slowestMillis + " ms; "
                    + acknowledged.size() + " events acknowledged, " + refused + " refused; 20 events acknowledged "
                    + recovered + " ms after PostgreSQL went on");
        } finally {
            over.set(true);
            clients.shutdown();
        }
        for (Future<?> each : running) {
            each.get();
        }
        assertEquals(Set.of(), wrong);
        assertEquals(Set.of(), missingAfterRecovery());
    }

    private void more(AtomicInteger counter, int count) {
        int from = counter.get();
        await(() -> counter.get() >= from + count);
    }

    private void moreAcknowledged(int count) {
        int from = acknowledged.size();
        await(() -> acknowledged.size() >= from + count);
    }

    /** As long as it takes on this machine, but no further once something went wrong. */
    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean() && wrong.isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Void read(int number) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        Zipf users = new Zipf(20_000, 1, number);
        while (!over.get() && wrong.isEmpty()) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address.resolve("/v1/users/" + users.next() + "/recommendations?n=10"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            slowestMillis.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
            if (answer.statusCode() == 200) {
                answered.incrementAndGet();
            } else {
                wrong.add("a reader got " + answer.statusCode() + " " + answer.body());
            }
        }
        return null;
    }

    private Void write(int number) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; !over.get() && wrong.isEmpty(); i++) {
            String id = "chaos-" + number + "-" + i;
            String event =
                    "{\"id\":\"" + id + "\",\"user\":" + i % 50 + ",\"item\":" + i % 1000 + ",\"kind\":\"view\"}";
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address.resolve("/v1/events"))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer test-admin-key")
                            .POST(HttpRequest.BodyPublishers.ofString(event))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            boolean told = answer.headers().firstValue("Retry-After").isPresent();
            if (answer.statusCode() == 200) {
                acknowledged.add(id);
            } else if (answer.statusCode() == 503 && told) {
                refused.incrementAndGet();
                LockSupport.parkNanos(10_000_000);
            } else {
                wrong.add("a writer got " + answer.statusCode() + " " + answer.body());
            }
        }
        return null;
    }

    /** To the process and its children, which PostgreSQL works in. */
    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("kill", "-" + signal, String.valueOf(pid)));
        ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(child -> line.add(String.valueOf(child.pid())));
        int code = new ProcessBuilder(line).start().waitFor();
        assertTrue(code == 0 || line.size() > 3, "kill -" + signal + " ended with " + code);
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
        assertTrue(acknowledged.size() >= 70, "only " + acknowledged.size() + " events were acknowledged");
        return missing;
    }
}
