package dev.onsite.bench.testbed;

import dev.onsite.testbed.load.Arrivals;
import dev.onsite.testbed.load.HttpLoadClient;
import dev.onsite.testbed.load.LoadGenerator;
import dev.onsite.testbed.load.LoadResult;
import dev.onsite.testbed.load.Operation;
import dev.onsite.testbed.process.Command;
import dev.onsite.testbed.process.DataFolder;
import dev.onsite.testbed.process.JavaCommand;
import dev.onsite.testbed.process.SupervisedProcess;
import dev.onsite.testbed.process.Supervisor;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * What the load generator itself costs with nothing to do, with its own client and with Vert.x's, against a server in a JVM of its own that only
 * answers 1.2 KB: {@code bench/run -main dev.onsite.bench.testbed.LoadGeneratorCost [RATE] [SECONDS]}.
 */
public final class LoadGeneratorCost {
    private static final int CONNECTIONS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private LoadGeneratorCost() {}

    /** The server; writes its port to a named pipe. */
    static final class Server {
        private Server() {}

        /** Takes the pipe. */
        public static void main(String[] arguments) throws Exception {
            Buffer body = Buffer.buffer("x".repeat(1200));
            var server = Vertx.vertx()
                    .createHttpServer()
                    .requestHandler(request -> request.response().end(body))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            Files.writeString(Path.of(arguments[0]), server.actualPort() + "\n");
        }
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        double rate = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10_000;
        Duration time = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : 8);
        try (DataFolder folder = DataFolder.temporary();
                Supervisor supervisor = new Supervisor(folder, Supervisor.Options.defaults())) {
            Path pipe = folder.path().resolve("port");
            if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
                throw new IOException("mkfifo failed");
            }
            JavaCommand java =
                    JavaCommand.ofClass(Server.class.getName(), List.of("-Xmx256m"), List.of(pipe.toString()));
            SupervisedProcess server = supervisor.start(
                    "server",
                    Command.of(java.line(), folder.path(), folder.path().resolve("log")));
            int port;
            try (BufferedReader line = Files.newBufferedReader(pipe)) {
                port = Integer.parseInt(line.readLine());
            }
            System.out.printf(Locale.ROOT, "%.0f req/s, Poisson, %d connections, %s%n", rate, CONNECTIONS, time);
            byte[] request = HttpLoadClient.get("127.0.0.1", "/");
            try (HttpLoadClient client = HttpLoadClient.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    CONNECTIONS,
                    Duration.ofSeconds(10))) {
                measure("nothing", index -> CompletableFuture.completedFuture(null), rate, time, server);
                measure("testbed NIO", index -> client.send(request), rate, time, server);
            }
            vertx(port, rate, time, server);
        }
    }

    private static void vertx(int port, double rate, Duration time, SupervisedProcess server) throws Exception {
        Vertx vertx = Vertx.vertx();
        var client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
        Operation get = index -> client.request(HttpMethod.GET, port, "127.0.0.1", "/")
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .toCompletionStage();
        measure("Vert.x", get, rate, time, server);
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private static void measure(String name, Operation operation, double rate, Duration time, SupervisedProcess server)
            throws InterruptedException {
        var unused = LoadGenerator.run(Arrivals.poisson(rate, 1), operation, LoadGenerator.Options.lasting(WARM_UP));
        Duration before = server.cpu();
        LoadResult result =
                LoadGenerator.run(Arrivals.poisson(rate, 2), operation, LoadGenerator.Options.lasting(time));
        double serverCores =
                (double) server.cpu().minus(before).toNanos() / result.took().toNanos();
        LoadResult.Percentiles all = result.overall();
        System.out.printf(
                Locale.ROOT,
                "%-15s sent %d, errors %s, skipped %d; ms p50 %.2f p95 %.2f p99 %.2f p99.9 %.2f max %.1f; cores: generator %.2f, server %.2f%n",
                name,
                result.sent(),
                result.errors(),
                result.skipped(),
                all.p50(),
                all.p95(),
                all.p99(),
                all.p999(),
                all.max(),
                result.generatorCores(),
                serverCores);
    }
}
