package dev.onsite.testbed.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bounds are those that hold on a machine of any speed: latencies can only be longer. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoadGeneratorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aStalledServerIsChargedForAllItKeptWaiting() throws Exception {
        CountDownLatch stalled = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try {
                stalled.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        byte[] request = HttpLoadClient.get("localhost", "/");
        try (HttpLoadClient client = HttpLoadClient.open(server.getAddress(), 1, Duration.ofSeconds(30))) {
            // The one connection stands still for 200 ms, until the operation 200 is due.
            LoadResult result = LoadGenerator.run(
                    Arrivals.constant(1000),
                    index -> {
                        if (index == 200) {
                            stalled.countDown();
                        }
                        return client.send(request);
                    },
                    options(10_000, 300));
            assertEquals(300, result.completed());
            assertEquals(Map.of(), result.errors());
            // A closed loop would have seen one slow request of 300.
            assertTrue(result.overall().max() >= 199, () -> result.overall().toString());
            assertTrue(result.overall().p50() >= 45, () -> result.overall().toString());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void latencyCountsFromTheIntendedStartOfALateOperation() throws Exception {
        // An operation that blocks the generator itself delays those behind it.
        LoadResult result = LoadGenerator.run(
                Arrivals.constant(1000),
                index -> {
                    long until = System.nanoTime() + (index == 0 ? 100_000_000 : 0);
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    return CompletableFuture.completedFuture(null);
                },
                options(10_000, 100));
        assertTrue(result.overall().p50() >= 45, () -> result.overall().toString());
    }

    @Test
    void failuresAreCountedByKind() throws Exception {
        LoadResult result = LoadGenerator.run(
                Arrivals.poisson(100_000, 1),
                index -> switch ((int) (index % 4)) {
                    case 0 -> CompletableFuture.failedFuture(new FailedOperation("http 503"));
                    case 1 -> CompletableFuture.failedFuture(new IllegalStateException("x"));
                    case 2 -> throw new IllegalArgumentException("at once");
                    default -> CompletableFuture.completedFuture(null);
                },
                options(10_000, 400));
        assertEquals(400, result.sent());
        assertEquals(100, result.completed());
        assertEquals(
                Map.of("http 503", 100L, "IllegalStateException", 100L, "IllegalArgumentException", 100L),
                result.errors());
        assertEquals(300, result.failed());
    }

    @Test
    void whatNeverEndsIsPendingAndWhatFindsTooManyIsSkipped() throws Exception {
        List<CompletableFuture<Void>> kept = new ArrayList<>();
        LoadResult result = LoadGenerator.run(
                Arrivals.constant(100_000),
                index -> {
                    kept.add(new CompletableFuture<>());
                    return kept.get(kept.size() - 1);
                },
                new LoadGenerator.Options(SECOND, 50, 10, SECOND, Duration.ofMillis(1)));
        kept.forEach(late -> late.complete(null));
        assertEquals(10, result.sent());
        assertEquals(40, result.skipped());
        assertEquals(Map.of("pending", 10L), result.errors());
        assertEquals(0, result.completed());
    }

    @Test
    void timeEndsARunAndIntervalsShareItOut() throws Exception {
        LoadResult result = LoadGenerator.run(
                Arrivals.constant(1000),
                index -> CompletableFuture.completedFuture(null),
                new LoadGenerator.Options(Duration.ofMillis(100), Long.MAX_VALUE, 10, Duration.ofMillis(25), SECOND));
        assertEquals(100, result.completed());
        assertEquals(
                List.of(25L, 25L, 25L, 25L),
                result.perInterval().stream().map(LoadResult.Percentiles::count).toList());
    }

    @Test
    void mergedPercentilesAreThoseOfAllOperations() {
        LoadResult merged = result(99, 1_000_000, "timeout").merge(result(1, 50_000_000, "http 503"));
        assertEquals(100, merged.completed());
        assertEquals(Map.of("timeout", 1L, "http 503", 1L), merged.errors());
        assertEquals(1, merged.overall().p99(), 0.01);
        assertEquals(50, merged.overall().max(), 0.1);
        assertEquals(100, merged.perInterval().get(0).count());
        assertEquals(Duration.ofMillis(20), merged.generatorCpu());
        assertEquals(0.02, merged.generatorCores(), 1e-9);
    }

    @Test
    void optionsSayWhatIsWrong() {
        assertThrows(IllegalArgumentException.class, () -> options(1, 0));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new LoadGenerator.Options(SECOND, 1, 1, Duration.ofNanos(1), SECOND));
        assertTrue(refused.getMessage().startsWith("interval must be at least"), refused.getMessage());
    }

    private static LoadResult result(int count, long nanos, String error) {
        var histogram = LoadResult.empty();
        histogram.recordValueWithCount(nanos, count);
        return new LoadResult(
                count + 1,
                count,
                Map.of(error, 1L),
                0,
                histogram,
                List.of(histogram),
                SECOND,
                SECOND,
                Duration.ofMillis(10));
    }

    private static LoadGenerator.Options options(int maxPending, long operations) {
        return new LoadGenerator.Options(
                Duration.ofSeconds(30), operations, maxPending, SECOND, SECOND.multipliedBy(20));
    }
}
