package dev.onsite.testbed.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The child processes of a data folder, a file each, so that whoever opens the folder next can end those that survived
 * us.
 *
 * <p>A survivor is only ended when pid and start time are those written down <em>and</em> its command line still names
 * the executable: a pid that the system gave to someone else since is left alone.
 */
final class Ledger {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path folder;

    Ledger(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Writes a running child down. */
    void add(Process process, String executable, Signal stop) throws IOException {
        Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
        if (identity.isEmpty()) {
            return; // it ended already
        }
        Path whole = Files.writeString(
                folder.resolve(process.pid() + ".new"),
                String.join("\n", identity.get().started(), executable, stop.name()));
        Files.move(whole, entry(process.pid()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Strikes a child out that has ended. */
    void remove(long pid) throws IOException {
        Files.deleteIfExists(entry(pid));
    }

    /**
     * Ends every process that is written down and still runs: by its own signal, then by SIGKILL after ten seconds.
     *
     * @return the pids that were ended
     * @throws IOException if one of them can't be ended
     */
    List<Long> reap() throws IOException {
        List<Long> ended = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.pid")) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                long pid = Long.parseLong(name.substring(0, name.length() - ".pid".length()));
                if (endIfOurs(pid, read(entry))) {
                    ended.add(pid);
                }
                Files.deleteIfExists(entry);
            }
        }
        return ended;
    }

    private static boolean endIfOurs(long pid, List<String> lines) throws IOException {
        if (lines.size() != 3) {
            return false;
        }
        ProcessIdentity identity = new ProcessIdentity(pid, lines.get(0));
        if (!identity.isAlive() || !commandLine(pid).contains(lines.get(1))) {
            return false;
        }
        Signal.valueOf(lines.get(2)).send(pid);
        if (!ends(identity)) {
            Signal.KILL.send(pid);
            if (!ends(identity)) {
                throw new IOException("process " + pid + " (" + lines.get(1)
                        + "), left behind by an earlier start, can't be ended; end it and start again");
            }
        }
        return true;
    }

    private static boolean ends(ProcessIdentity identity) throws IOException {
        Optional<ProcessHandle> handle = ProcessHandle.of(identity.pid());
        if (handle.isEmpty() || !identity.isAlive()) {
            return true;
        }
        try {
            handle.get().onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return !identity.isAlive();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for process " + identity.pid() + " to end", stopped);
        } catch (ExecutionException failed) {
            throw new IOException("could not watch process " + identity.pid() + " end", failed);
        }
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException notLinux) {
            return ProcessHandle.of(pid)
                    .flatMap(handle ->
                            handle.info().commandLine().or(() -> handle.info().command()))
                    .orElse("");
        }
    }

    private static List<String> read(Path entry) throws IOException {
        try {
            return Files.readAllLines(entry);
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    private Path entry(long pid) {
        return folder.resolve(pid + ".pid");
    }
}
