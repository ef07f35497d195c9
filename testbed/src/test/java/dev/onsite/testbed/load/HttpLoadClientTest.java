package dev.onsite.testbed.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the JDK's server. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpLoadClientTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/echo",
                exchange ->
                        answer(exchange, 200, false, exchange.getRequestBody().readAllBytes()));
        server.createContext("/chunked", exchange -> answer(exchange, 200, true, big()));
        server.createContext("/busy", exchange -> answer(exchange, 503, false, new byte[0]));
        server.createContext("/last", exchange -> {
            exchange.getResponseHeaders().add("Connection", "close");
            answer(exchange, 200, false, new byte[] {1});
        });
        server.createContext("/slow", exchange -> {
            try {
                released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 200, false, new byte[0]);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void bodiesComeBackWhole() throws Exception {
        try (HttpLoadClient client = HttpLoadClient.open(server.getAddress(), 2, LONG)) {
            assertEquals("{\"é\":1}", text(client, HttpLoadClient.post("h", "/echo", "{\"é\":1}")));
            String large = "x".repeat(1 << 20);
            assertEquals(large, text(client, HttpLoadClient.post("h", "/echo", large)));
            assertArrayEquals(
                    big(), get(client, "/chunked").get(30, TimeUnit.SECONDS).body());
        }
    }

    @Test
    void moreRequestsThanConnectionsTakeTurns() throws Exception {
        try (HttpLoadClient client = HttpLoadClient.open(server.getAddress(), 3, LONG)) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[200];
            Arrays.setAll(
                    all,
                    i -> client.send(HttpLoadClient.post("h", "/echo", "" + i))
                            .thenAccept(got -> assertEquals("" + i, new String(got.body(), StandardCharsets.UTF_8))));
            CompletableFuture.allOf(all).get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aConnectionTheServerClosesIsMadeAgain() throws Exception {
        try (HttpLoadClient client = HttpLoadClient.open(server.getAddress(), 1, LONG)) {
            for (int i = 0; i < 5; i++) {
                assertEquals(200, get(client, "/last").get(30, TimeUnit.SECONDS).status());
            }
        }
    }

    @Test
    void failuresTellTheirKind() throws Exception {
        try (HttpLoadClient client = HttpLoadClient.open(server.getAddress(), 1, LONG)) {
            assertFails("http 503", get(client, "/busy"));
            assertEquals("after", text(client, HttpLoadClient.post("h", "/echo", "after")));
        }
        try (HttpLoadClient client = HttpLoadClient.open(server.getAddress(), 1, Duration.ofMillis(20))) {
            CompletableFuture<HttpAnswer> first = get(client, "/slow");
            CompletableFuture<HttpAnswer> second = get(client, "/slow");
            assertFails("timeout", first);
            assertFails("timeout", second);
        }
        CompletableFuture<HttpAnswer> cut;
        try (HttpLoadClient client = HttpLoadClient.open(server.getAddress(), 1, LONG)) {
            cut = get(client, "/slow");
        }
        assertFails("client closed", cut);
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), free);
        try (HttpLoadClient client = HttpLoadClient.open(nobody, 1, LONG)) {
            assertFails("not connected", get(client, "/"));
        }
    }

    @Test
    void anAnswerIsReadOnceItIsWhole() throws Exception {
        for (String answer : new String[] {
            "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=1\r\nab\r\n1\r\nc\r\n0\r\n\r\n"
        }) {
            byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
            for (int length = 0; length < bytes.length; length++) {
                assertNull(HttpAnswer.parse(bytes, length, false));
            }
            HttpAnswer whole = HttpAnswer.parse(bytes, bytes.length, false);
            assertEquals("abc", new String(whole.body(), StandardCharsets.UTF_8));
        }
        byte[] untilClosed = "HTTP/1.1 200 OK\r\n\r\nabc".getBytes(StandardCharsets.ISO_8859_1);
        assertNull(HttpAnswer.parse(untilClosed, untilClosed.length, false));
        assertEquals(3, HttpAnswer.parse(untilClosed, untilClosed.length, true).body().length);
        byte[] foreign = "SSH-2.0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(FailedOperation.class, () -> HttpAnswer.parse(foreign, foreign.length, false));
    }

    private static void assertFails(String kind, CompletableFuture<HttpAnswer> answer) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> answer.get(30, TimeUnit.SECONDS));
        assertEquals(kind, failed.getCause().getMessage());
    }

    private static CompletableFuture<HttpAnswer> get(HttpLoadClient client, String path) {
        return client.send(HttpLoadClient.get("h", path));
    }

    private static String text(HttpLoadClient client, byte[] request) throws Exception {
        return new String(client.send(request).get(30, TimeUnit.SECONDS).body(), StandardCharsets.UTF_8);
    }

    private static byte[] big() {
        byte[] body = new byte[100_000];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        return body;
    }

    private static void answer(HttpExchange exchange, int status, boolean chunked, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, chunked ? 0 : body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
