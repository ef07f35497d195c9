package dev.onsite.workbench.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsite.testbed.process.Command;
import dev.onsite.testbed.process.DataFolder;
import dev.onsite.testbed.process.JavaCommand;
import dev.onsite.testbed.process.SupervisedProcess;
import dev.onsite.testbed.process.Supervisor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A service as a supervised child process on a free port of this machine, spoken to over HTTP. */
public final class ServiceProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ASK_EVERY_MILLIS = 100;

    private final DataFolder folder;
    private final Supervisor supervisor;
    private final SupervisedProcess process;
    private final Path data;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServiceProcess(DataFolder folder, Supervisor supervisor, SupervisedProcess process, Path data, int port) {
        this.folder = folder;
        this.supervisor = supervisor;
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /**
     * Starts a service's jar.
     *
     * @param name of the service
     * @param jar its executable jar
     * @param flags the JVM's
     * @param arguments beside the port and the data folder
     * @param environment its settings
     * @param home where it keeps its data, over runs
     * @throws IOException if it can't be started
     */
    public static ServiceProcess start(
            String name,
            Path jar,
            List<String> flags,
            List<String> arguments,
            Map<String, String> environment,
            Path home)
            throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException("the " + name + " is not built: there is no " + jar
                    + "; build it by ./mvnw package -pl " + name + " -am");
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        DataFolder folder = DataFolder.open(home);
        Path data = folder.path().resolve("data");
        List<String> all = new ArrayList<>(List.of("serve", "--port", "" + port, "--data", data.toString()));
        all.addAll(arguments);
        Command command = Command.of(
                        JavaCommand.ofJar(jar, flags, all).line(),
                        folder.path(),
                        folder.path().resolve(name + ".log"))
                .withEnvironment(environment);
        Files.deleteIfExists(command.log());
        Supervisor supervisor = new Supervisor(folder, Supervisor.Options.defaults());
        try {
            return new ServiceProcess(folder, supervisor, supervisor.start(name, command), data, port);
        } catch (IOException | RuntimeException failed) {
            supervisor.close();
            folder.close();
            throw failed;
        }
    }

    /** Waits until it is ready, telling now and then what it waits for. */
    public void awaitReady(Duration limit, Consumer<String> progress) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long tell = System.nanoTime() + 5_000_000_000L;
        while (true) {
            if (process.state() == SupervisedProcess.State.FAILED || process.restarts() > 0) {
                throw new IOException("the service ended:\n" + String.join("\n", process.tail(20)));
            }
            try {
                if (send("GET", "/q/health/ready", null).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it does not listen yet
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(
                        "the service was not ready within " + limit + ":\n" + String.join("\n", process.tail(20)));
            }
            if (System.nanoTime() - tell > 0) {
                progress.accept("waiting for the service; its log: " + String.join(" / ", process.tail(1)));
                tell = System.nanoTime() + 10_000_000_000L;
            }
            Thread.sleep(ASK_EVERY_MILLIS);
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        Path key = data.resolve("admin.key");
        if (Files.exists(key)) {
            request.header("Authorization", "Bearer " + Files.readString(key).strip());
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Asks it.
     *
     * @throws IOException with its answer, unless it is 200
     */
    public JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() != 200) {
            throw new IOException(
                    method + " " + path + " was answered by " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The port it listens at. */
    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        try {
            supervisor.close();
        } finally {
            folder.close();
        }
    }
}
