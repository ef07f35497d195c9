package dev.onsite.testbed.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts children that the kernel ends with this JVM, even after its kill -9, where {@code setpriv} of util-linux 2.39
 * or newer is there to ask for it.
 *
 * <p>{@code PR_SET_PDEATHSIG} fires when the <em>thread</em> that started the child ends, not the process. So one
 * thread that lives as long as the JVM starts them all, however short-lived the caller's is.
 */
final class Launcher {
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(task -> {
        Thread starter = new Thread(task, "testbed-process-starter");
        starter.setDaemon(true);
        return starter;
    });

    private Launcher() {}

    /**
     * Asked on the caller's own thread: a task on the starter would wait for this class to be initialised, and the
     * initialisation for the task.
     */
    private static final class DeathSignal {
        private static final boolean WORKS = probe();
    }

    /** Whether the kernel ends children with us; else only the next start's reaping does. */
    static boolean diesWithUs() {
        return DeathSignal.WORKS;
    }

    static Process start(Command command) throws IOException {
        List<String> line = new ArrayList<>(command.prefix());
        if (diesWithUs()) {
            line.addAll(
                    List.of("setpriv", "--pdeathsig", command.onParentDeath().name(), "--"));
        }
        line.addAll(command.line());
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(command.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(command.environment());
        Files.createDirectories(command.log().toAbsolutePath().getParent());
        try {
            return STARTER.submit(builder::start).get();
        } catch (ExecutionException failed) {
            throw new IOException(
                    "could not start " + command.line().get(0) + ": " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + command.line().get(0), stopped);
        }
    }

    private static boolean probe() {
        try {
            return new ProcessBuilder("setpriv", "--pdeathsig", "KILL", "--", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
