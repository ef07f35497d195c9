package dev.onsite.testbed.process;

import static dev.onsite.testbed.Checks.require;
import static dev.onsite.testbed.Checks.requirePositive;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Keeps child processes running: one that ends without being asked to is started again after a pause that doubles from
 * time to time, until it has failed too often in a row.
 *
 * <p>Start any command, a JVM's comes from {@link JavaCommand}. Children end with this JVM.
 */
public final class Supervisor implements AutoCloseable {
    private final DataFolder folder;
    private final Options options;
    private final List<SupervisedProcess> children = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "testbed-supervisor");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * How restarts are spaced and limited.
     *
     * @param maxRestarts restarts in a row before it is given up; 0 for never starting it again
     * @param firstPause the pause before the first restart
     * @param longestPause where the doubling ends
     * @param stableAfter a child that ran this long counts as recovered: its restarts are counted from zero again
     * @param grace how long a child that is asked to stop may take before SIGKILL
     */
    public record Options(
            int maxRestarts, Duration firstPause, Duration longestPause, Duration stableAfter, Duration grace) {
        public Options {
            require(maxRestarts >= 0, "maxRestarts must be at least 0, got " + maxRestarts);
            requirePositive("firstPause", firstPause);
            requirePositive("stableAfter", stableAfter);
            requirePositive("grace", grace);
            require(
                    longestPause.compareTo(firstPause) >= 0,
                    "longestPause must not be shorter than firstPause (" + firstPause + "), got " + longestPause);
        }

        /** Five restarts after 0.2, 0.4, 0.8, 1.6 and 3.2 s, counted anew after 30 s; 10 s to stop. */
        public static Options defaults() {
            return new Options(
                    5, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10));
        }

        /** The pause before that restart, the first being 0. */
        Duration pause(int restart) {
            long doubled = firstPause.toMillis() << Math.min(restart, 30);
            return Duration.ofMillis(Math.min(doubled, longestPause.toMillis()));
        }
    }

    /** Supervises in that folder, whose ledger the children are written in. */
    public Supervisor(DataFolder folder, Options options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * Starts a child and watches it from then on.
     *
     * @param name what messages call it
     * @throws IOException if it can't be started the first time
     */
    public SupervisedProcess start(String name, Command command) throws IOException {
        SupervisedProcess child = new SupervisedProcess(name, command, folder, options, timer);
        child.launch();
        synchronized (children) {
            children.add(child);
        }
        return child;
    }

    /** Stops all children, the last started first. */
    @Override
    public void close() throws IOException {
        List<SupervisedProcess> all;
        synchronized (children) {
            all = new ArrayList<>(children);
            children.clear();
        }
        IOException failure = null;
        for (int i = all.size() - 1; i >= 0; i--) {
            try {
                all.get(i).stop();
            } catch (IOException failed) {
                failure = failed;
            }
        }
        timer.shutdownNow();
        if (failure != null) {
            throw failure;
        }
    }
}
