package dev.onsite.testbed.load;

import static dev.onsite.testbed.Checks.require;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A client of HTTP/1.1 that costs little: one thread and a selector over kept-alive connections, one request on each at
 * a time, bytes prepared by the caller. Requests that find no idle connection wait for one, and that counts.
 */
public final class HttpLoadClient implements AutoCloseable {
    private static final long TICK_MILLIS = 100;

    private final Selector selector;
    private final List<HttpConnection> connections = new ArrayList<>();
    private final Queue<HttpExchange> incoming = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<HttpExchange> waiting = new ArrayDeque<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final long timeoutNanos;
    private final Thread loop;
    private volatile boolean closed;

    private HttpLoadClient(InetSocketAddress server, int count, Duration timeout) throws IOException {
        this.selector = Selector.open();
        this.timeoutNanos = timeout.toNanos();
        for (int i = 0; i < count; i++) {
            connections.add(new HttpConnection(server, selector));
        }
        loop = new Thread(this::run, "http-load");
        loop.setDaemon(true);
    }

    /**
     * A client of one server; connections are made when they are first needed, and again after they broke.
     *
     * @param connections at most that many, 1 to 10,000
     * @param timeout a request that is not answered that long after {@link #send} fails as {@code timeout}
     * @throws IOException if no selector can be had
     */
    public static HttpLoadClient open(InetSocketAddress server, int connections, Duration timeout) throws IOException {
        require(connections >= 1 && connections <= 10_000, "connections must be 1 to 10000, got " + connections);
        HttpLoadClient client = new HttpLoadClient(server, connections, timeout);
        client.loop.start();
        return client;
    }

    /** The bytes of a GET. */
    public static byte[] get(String host, String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a POST of JSON. */
    public static byte[] post(String host, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + host
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    /**
     * Sends a request.
     *
     * @param request all its bytes; not changed afterwards
     * @return the answer; fails with {@link FailedOperation} by {@code http 503} and the like from status 400 on, by
     *     {@code timeout}, {@code not connected}, {@code connection lost} or {@code client closed}
     */
    public CompletableFuture<HttpAnswer> send(byte[] request) {
        HttpExchange exchange = new HttpExchange(request, new CompletableFuture<>(), System.nanoTime() + timeoutNanos);
        incoming.add(exchange);
        if (closed) {
            exchange.fail("client closed");
        } else if (woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
        return exchange.answer();
    }

    private void run() {
        long nextTick = System.nanoTime();
        try {
            while (!closed) {
                selector.select(this::handle, TICK_MILLIS);
                woken.set(false);
                for (HttpExchange next = incoming.poll(); next != null; next = incoming.poll()) {
                    waiting.add(next);
                }
                if (System.nanoTime() - nextTick >= 0) {
                    expire();
                    nextTick = System.nanoTime() + TICK_MILLIS * 1_000_000;
                }
                assign();
            }
        } catch (IOException | RuntimeException broken) {
            closed = true;
        }
        connections.forEach(connection -> connection.fail("client closed"));
        waiting.forEach(exchange -> exchange.fail("client closed"));
        incoming.forEach(exchange -> exchange.fail("client closed"));
        try {
            selector.close();
        } catch (IOException alreadyGone) {
            // there is nothing left to free
        }
    }

    private void handle(SelectionKey key) {
        ((HttpConnection) key.attachment()).ready();
    }

    private void expire() {
        long now = System.nanoTime();
        connections.forEach(connection -> connection.expire(now));
        while (!waiting.isEmpty() && now - waiting.peek().deadline() >= 0) {
            waiting.poll().fail("timeout");
        }
    }

    private void assign() {
        for (int i = 0; i < connections.size() && !waiting.isEmpty(); i++) {
            if (connections.get(i).idle()) {
                connections.get(i).take(waiting.poll());
            }
        }
    }

    /** Fails what is not answered, and closes the connections. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            loop.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
