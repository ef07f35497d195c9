package dev.onsite.recommender.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.recommender.cache.AnswerCache.Found;
import dev.onsite.recommender.cache.AnswerCache.Made;
import dev.onsite.recommender.cache.AnswerCache.Where;
import dev.onsite.recommender.store.Redis;
import dev.onsite.testbed.server.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();
    private static RedisServer server;
    private static Redis redis;

    @BeforeAll
    static void start() throws Exception {
        server = RedisServer.start(RedisServer.Options.defaults());
        redis = Redis.connect(server.uri(), Duration.ofSeconds(5), TIMER);
        while (!redis.connected()) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        redis.close();
        server.close();
        TIMER.shutdownNow();
    }

    private static AnswerCache cache(Duration ttl, Redis shared) {
        return new AnswerCache(
                new AnswerCache.Options(ttl, 0, Duration.ofHours(1), 10_000_000), new SharedAnswers(shared));
    }

    private static Supplier<CompletionStage<Made>> making(String text, AtomicInteger count) {
        return () -> {
            count.incrementAndGet();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            return CompletableFuture.completedFuture(new Made(body, Duration.ofHours(1), 1000));
        };
    }

    private static CompletionStage<Made> failing() {
        return CompletableFuture.failedFuture(new IllegalStateException("no model"));
    }

    private static Found get(AnswerCache cache, CacheKey key, Supplier<CompletionStage<Made>> maker) {
        return cache.get(key, maker).toCompletableFuture().join();
    }

    private static String text(Found found) {
        return new String(found.body(), StandardCharsets.UTF_8);
    }

    @Test
    void secondReaderFindsItHereAndAnotherNodeInRedis() {
        CacheKey key = CacheKey.plain(1, 0, 7, 0, 10);
        AtomicInteger made = new AtomicInteger();
        AnswerCache first = cache(Duration.ofMinutes(5), redis);
        AnswerCache second = cache(Duration.ofMinutes(5), redis);

        assertNull(first.peek(key));
        assertEquals(Where.MADE, get(first, key, making("a", made)).where());
        assertArrayEquals("a".getBytes(StandardCharsets.UTF_8), first.peek(key));
        redis.commands().ping().toCompletableFuture().join(); // what was sent before it is stored
        Found found = get(second, key, making("b", made));

        assertEquals(Where.SHARED, found.where());
        assertEquals("a", text(found));
        assertEquals(1, made.get());
    }

    @Test
    void newEventOrModelOrQuestionAsksByAnotherKey() {
        AtomicInteger made = new AtomicInteger();
        AnswerCache cache = cache(Duration.ofMinutes(5), redis);
        List<CacheKey> keys = List.of(
                CacheKey.plain(2, 0, 7, 0, 10),
                CacheKey.plain(2, 1, 7, 0, 10),
                CacheKey.plain(2, 0, 8, 0, 10),
                CacheKey.plain(2, 0, 7, 1, 10),
                CacheKey.plain(2, 0, 7, 0, 11),
                CacheKey.of(2, 0, 7, 0, "n=10&category=3"));

        keys.forEach(key -> get(cache, key, making("x", made)));

        assertEquals(keys.size(), made.get());
    }

    @Test
    void oneOfManyReadersMakesIt() {
        AnswerCache cache = cache(Duration.ofMinutes(5), Redis.none());
        CacheKey key = CacheKey.plain(3, 0, 7, 0, 10);
        CompletableFuture<Made> making = new CompletableFuture<>();
        AtomicInteger started = new AtomicInteger();
        List<CompletableFuture<Found>> readers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            readers.add(cache.get(key, () -> {
                        started.incrementAndGet();
                        return making;
                    })
                    .toCompletableFuture());
        }

        making.complete(new Made(new byte[] {1}, Duration.ofMinutes(1), 5));

        assertEquals(1, started.get());
        readers.forEach(reader -> assertEquals(1, reader.join().body()[0]));
    }

    @Test
    void expiredAnswerIsGivenWhereNoNewOneCanBeMade() {
        AnswerCache cache = cache(Duration.ofMillis(1), Redis.none());
        CacheKey key = CacheKey.plain(4, 0, 7, 0, 10);
        get(cache, key, making("old", new AtomicInteger()));
        long made = System.currentTimeMillis();
        while (System.currentTimeMillis() < made + 2) {
            Thread.onSpinWait();
        }

        Found found = get(cache, key, AnswerCacheTest::failing);

        assertEquals(Where.STALE, found.where());
        assertEquals("old", text(found));
        assertEquals("new", text(get(cache, key, making("new", new AtomicInteger()))));
    }

    @Test
    void failureIsTheMakersWhereNothingIsKept() {
        AnswerCache cache = cache(Duration.ofMinutes(1), redis);
        CacheKey key = CacheKey.plain(5, 0, 7, 0, 10);

        var failure = assertThrows(CompletionException.class, () -> get(cache, key, AnswerCacheTest::failing));

        assertEquals("no model", failure.getCause().getMessage());
        assertEquals("later", text(get(cache, key, making("later", new AtomicInteger()))));
    }

    @Test
    void forgottenUserIsNowhere() {
        AnswerCache cache = cache(Duration.ofMinutes(1), redis);
        for (int n = 1; n <= 3; n++) {
            get(cache, CacheKey.plain(6, 0, 7, 0, n), making("mine", new AtomicInteger()));
        }
        assertTrue(cache.holds(6));

        assertEquals(6, cache.forget(6).toCompletableFuture().join()); // three here, three in Redis

        assertFalse(cache.holds(6));
        assertEquals(
                0,
                redis.commands()
                        .exists("answers:6".getBytes(StandardCharsets.UTF_8))
                        .toCompletableFuture()
                        .join());
    }

    @Test
    void earlyRefreshGetsLikelierTowardsTheExpiry() {
        Entry entry = new Entry(new byte[0], 1_000_000, 2_000_000, 10_000_000); // took 10 ms
        assertFalse(entry.refreshEarly(900_000, 1e-9, 1));
        assertTrue(entry.refreshEarly(999_995, 0.5, 1));
        assertFalse(entry.refreshEarly(999_995, 0.99, 1));
        assertTrue(entry.refreshEarly(1_000_000, 1, 1));
    }

    @Test
    void canonicalFormsDifferByEveryCharacter() {
        assertNotEquals(CacheKey.of(1, 0, 0, 0, "category=1"), CacheKey.of(1, 0, 0, 0, "category=2"));
        assertEquals(CacheKey.of(1, 0, 0, 0, "category=1"), CacheKey.of(1, 0, 0, 0, "category=1"));
    }
}
