package dev.onsite.recommender.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The connection to Redis: one, pipelined by all threads. While there is none, commands fail at once rather than wait,
 * and it is made again in the background.
 */
public final class Redis implements AutoCloseable {
    private final RedisClient client;
    private final ClientResources resources;
    private volatile StatefulRedisConnection<byte[], byte[]> connection;
    private volatile boolean closed;

    private Redis(RedisClient client, ClientResources resources) {
        this.client = client;
        this.resources = resources;
    }

    /** No Redis at all. */
    public static Redis none() {
        return new Redis(null, null);
    }

    /**
     * Connects to Redis in the background, so that a service starts without it.
     *
     * @param uri such as {@code redis://127.0.0.1:6379}
     * @param timeout a command that is not answered by then fails
     * @param retries runs the attempts to connect the first time
     */
    public static Redis connect(String uri, Duration timeout, ScheduledExecutorService retries) {
        ClientResources resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.constant(Duration.ofMillis(200)))
                .build();
        RedisURI address = RedisURI.create(uri);
        address.setTimeout(Duration.ofSeconds(2));
        RedisClient client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(20_000)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofSeconds(2))
                        .tcpNoDelay(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .build());
        Redis redis = new Redis(client, resources);
        redis.connectOnce(address, retries);
        return redis;
    }

    private void connectOnce(RedisURI address, ScheduledExecutorService retries) {
        if (closed) {
            return;
        }
        CompletableFuture<StatefulRedisConnection<byte[], byte[]>> attempt =
                client.connectAsync(ByteArrayCodec.INSTANCE, address).toCompletableFuture();
        var unused = attempt.whenComplete((made, failure) -> {
            if (failure == null) {
                connection = made;
            } else if (!closed) {
                var later = retries.schedule(() -> connectOnce(address, retries), 200, TimeUnit.MILLISECONDS);
                assert later != null;
            }
        });
    }

    /** Whether there is one to ask; it may be down. */
    public boolean configured() {
        return client != null;
    }

    /** Whether the connection stands. */
    public boolean connected() {
        StatefulRedisConnection<byte[], byte[]> now = connection;
        return now != null && now.isOpen();
    }

    /**
     * Its commands, from any thread.
     *
     * @throws IllegalStateException before the first connection was made
     */
    public RedisAsyncCommands<byte[], byte[]> commands() {
        StatefulRedisConnection<byte[], byte[]> now = connection;
        if (now == null) {
            throw new IllegalStateException("there is no connection to Redis yet");
        }
        return now.async();
    }

    @Override
    public void close() {
        closed = true;
        if (client != null) {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
            var unused = resources.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }
}
