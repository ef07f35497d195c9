package dev.onsite.testbed.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child process of a data folder. */
public final class Child {
    private final Command command;
    private final Process process;
    private final CompletableFuture<Integer> exit;

    private Child(Command command, Process process, Ledger ledger) {
        this.command = command;
        this.process = process;
        this.exit = process.onExit().thenApply(ended -> {
            strikeOut(ledger, ended.pid());
            return ended.exitValue();
        });
    }

    static Child start(Command command, Ledger ledger) throws IOException {
        Process process = Launcher.start(command);
        try {
            ledger.add(process, command.executable(), command.stop());
        } catch (IOException | RuntimeException failed) {
            process.destroyForcibly();
            throw failed;
        }
        return new Child(command, process, ledger);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code: 128 and the signal's number for one that a signal ended. */
    public CompletableFuture<Integer> exit() {
        return exit.copy();
    }

    /** The file with its output. */
    public Path log() {
        return command.log();
    }

    /**
     * The last lines it wrote, at most those in the last 256 KiB.
     *
     * @throws IOException if the log can't be read
     */
    public List<String> tail(int lines) throws IOException {
        return LogTail.of(command.log(), lines);
    }

    /** The CPU it has used since it started; zero where the system does not tell, or it has ended. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Stops it: by its own signal, and by SIGKILL when the grace is over.
     *
     * @return its exit code
     * @throws IOException if it could not be sent a signal, or we were interrupted
     */
    public int stop(Duration grace) throws IOException {
        if (process.isAlive()) {
            command.stop().send(process.pid());
        }
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            process.waitFor();
            return exit.join();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping process " + process.pid(), stopped);
        }
    }

    private static void strikeOut(Ledger ledger, long pid) {
        try {
            ledger.remove(pid);
        } catch (IOException staysWritten) {
            // Harmless: the next start finds that no such process runs.
        }
    }
}
