package dev.onsite.workbench;

import dev.onsite.workbench.cli.Onsite;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/**
 * Starts, shows its first pages to itself and ends: run once after a build with {@code -XX:ArchiveClassesAtExit}, it
 * leaves an archive of loaded classes with which every later start takes half the time (application class data sharing).
 */
public final class Rehearsal {
    private static final List<String> PAGES = List.of("/", "/problems", "/paths", "/static/onsite.css");

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Rehearsal() {}

    /** Takes no arguments; the exit code is the server's, or 1 after a minute without an end. */
    public static void main(String[] arguments) throws IOException {
        CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
        // On one thread, before there are two: the logging's classes wait for each other for ever otherwise.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        LogManager.getLogManager();
        PrintStream said = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Onsite.run("problems", "--json");
        Path data = Files.createTempDirectory("onsite-rehearsal");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Server.Options options = new Server.Options(port, Optional.of(data));
        Thread visitor = new Thread(() -> visit(options.address()), "visitor");
        visitor.setDaemon(true);
        visitor.start();
        int code = Server.run(options);
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        System.setOut(said);
        System.exit(code);
    }

    private static void visit(String address) {
        HttpClient client = HttpClient.newHttpClient();
        try {
            awaitStart(client, address);
            for (String page : PAGES) {
                get(client, address + page);
            }
        } catch (IOException gone) {
            System.err.println("the rehearsal got no page: " + gone.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            Quarkus.asyncExit(0);
        }
    }

    private static void awaitStart(HttpClient client, String address) throws InterruptedException {
        while (true) {
            try {
                get(client, address + "/q/health");
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
    }

    private static void get(HttpClient client, String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(20))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }
}
