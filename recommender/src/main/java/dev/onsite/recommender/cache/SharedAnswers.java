package dev.onsite.recommender.cache;

import dev.onsite.recommender.store.Redis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers in Redis, for all nodes: a hash a user, so that one command forgets all of a user's.
 *
 * <p>A cache that fails must cost less than it saves: without a connection a look-up fails at once, a slow one is given
 * up at the client's timeout, and after several failures in a row Redis is left alone for a moment.
 */
public final class SharedAnswers {
    /** A user's hash may gather answers to questions nobody repeats. */
    private static final long MAX_FIELDS = 64;

    private final Redis redis;
    private final Breaker breaker = new Breaker(5, Duration.ofMillis(500));
    private volatile boolean enabled = true;

    /** Over that connection, which may be none. */
    public SharedAnswers(Redis redis) {
        this.redis = redis;
    }

    private static byte[] key(long user) {
        return ("answers:" + user).getBytes(StandardCharsets.ISO_8859_1);
    }

    CompletionStage<Entry> get(CacheKey key) {
        if (!usable()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            return redis.commands().hget(key(key.user()), key.field()).handle((bytes, failure) -> {
                told(failure);
                return failure == null ? Entry.ofBytes(bytes) : null;
            });
        } catch (RuntimeException refused) { // its queue is full
            told(refused);
            return CompletableFuture.completedFuture(null);
        }
    }

    void put(CacheKey key, Entry entry) {
        if (!usable()) {
            return;
        }
        try {
            send(key, entry);
        } catch (RuntimeException refused) {
            told(refused);
        }
    }

    private void send(CacheKey key, Entry entry) {
        byte[] hash = key(key.user());
        long lifetime = Math.max(1, entry.staleUntilMillis - System.currentTimeMillis());
        var stored = redis.commands().hset(hash, key.field(), entry.toBytes());
        var expiring = redis.commands().pexpire(hash, lifetime);
        var counted = redis.commands().hlen(hash).thenAccept(fields -> {
            if (fields > MAX_FIELDS) {
                var unused = redis.commands().unlink(hash);
            }
        });
        var unused = CompletableFuture.allOf(
                        stored.toCompletableFuture(), expiring.toCompletableFuture(), counted.toCompletableFuture())
                .whenComplete((done, failure) -> told(failure));
    }

    /** Forgets a user's answers; how many they were. Fails where Redis does not answer. */
    public CompletionStage<Long> forget(long user) {
        if (!redis.configured()) {
            return CompletableFuture.completedFuture(0L);
        }
        if (!redis.connected()) {
            return CompletableFuture.failedFuture(new IllegalStateException("Redis is not connected"));
        }
        byte[] hash = key(user);
        var count = redis.commands().hlen(hash);
        return redis.commands().del(hash).thenCombine(count, (deleted, fields) -> fields);
    }

    private boolean usable() {
        return enabled && redis.connected() && breaker.allows();
    }

    private void told(Throwable failure) {
        if (failure == null) {
            breaker.succeeded();
        } else {
            breaker.failed();
        }
    }

    /** Whether Redis is asked. */
    public void enabled(boolean value) {
        enabled = value;
    }

    /** Whether Redis is asked. */
    public boolean enabled() {
        return enabled;
    }

    /** Whether it is configured and answers. */
    public boolean healthy() {
        return redis.configured() && !breaker.open() && redis.connected();
    }
}
