package dev.onsite.judge.worker;

import dev.onsite.judge.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts every child from one thread that lives as long as the judge: {@code PR_SET_PDEATHSIG}, by which a child dies
 * with us even after a kill -9, fires when the <em>thread</em> that started it ends.
 */
final class ProcessStarter implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread starter = new Thread(task, "judge-process-starter");
        starter.setDaemon(true);
        return starter;
    });

    /** Starts a command in a folder, with nothing in its environment but what is given and a plain PATH. */
    Process start(List<String> command, Path folder, Map<String, String> environment) throws IOException {
        CompletableFuture<Process> starting = CompletableFuture.supplyAsync(
                () -> {
                    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
                    builder.environment().clear();
                    builder.environment().put("PATH", Sandbox.PATH);
                    builder.environment().put("LANG", "C.UTF-8");
                    builder.environment().putAll(environment);
                    try {
                        return builder.start();
                    } catch (IOException failed) {
                        throw new CompletionException(failed);
                    }
                },
                thread);
        try {
            return starting.get();
        } catch (ExecutionException failed) {
            throw new IOException("could not start " + command.get(0) + ": " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stopped) {
            // Nobody else knows of a process that starts nevertheless.
            var unused = starting.thenAccept(Process::destroyForcibly);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + command.get(0), stopped);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
