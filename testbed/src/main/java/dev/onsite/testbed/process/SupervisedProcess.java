package dev.onsite.testbed.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A child that its {@link Supervisor} keeps running. */
public final class SupervisedProcess {
    /** Exits that are remembered. */
    private static final int REMEMBERED = 100;

    private final String name;
    private final Command command;
    private final DataFolder folder;
    private final Supervisor.Options options;
    private final ScheduledExecutorService timer;
    private final Deque<Exit> exits = new ArrayDeque<>();
    private final CompletableFuture<State> over = new CompletableFuture<>();
    private Child child;
    private Instant started;
    private State state = State.RUNNING;
    private int restarts;
    private int inARow;

    /** What a supervised process is doing. */
    public enum State {
        /** It runs. */
        RUNNING,
        /** It ended and is started again after a pause. */
        PAUSING,
        /** It was asked to stop. */
        STOPPED,
        /** It ended too often in a row, or can't be started any more. */
        FAILED
    }

    /**
     * An end that nobody asked for.
     *
     * @param code the exit code: 128 and the signal's number for one that a signal ended
     * @param at when
     * @param ran for how long
     */
    public record Exit(int code, Instant at, Duration ran) {}

    SupervisedProcess(
            String name,
            Command command,
            DataFolder folder,
            Supervisor.Options options,
            ScheduledExecutorService timer) {
        this.name = name;
        this.command = command;
        this.folder = folder;
        this.options = options;
        this.timer = timer;
    }

    synchronized void launch() throws IOException {
        started = Instant.now();
        child = folder.start(command);
        state = State.RUNNING;
        Child launched = child;
        var unused = launched.exit().thenAccept(code -> ended(launched, code));
    }

    private synchronized void ended(Child which, int code) {
        if (which != child || state != State.RUNNING) {
            return;
        }
        Duration ran = Duration.between(started, Instant.now());
        if (exits.size() == REMEMBERED) {
            exits.removeFirst();
        }
        exits.addLast(new Exit(code, Instant.now(), ran));
        if (ran.compareTo(options.stableAfter()) >= 0) {
            inARow = 0;
        }
        restartLater();
    }

    private void restartLater() {
        if (inARow >= options.maxRestarts()) {
            finish(State.FAILED);
            return;
        }
        state = State.PAUSING;
        var unused = timer.schedule(this::restart, options.pause(inARow).toMillis(), TimeUnit.MILLISECONDS);
        inARow++;
    }

    private synchronized void restart() {
        if (state != State.PAUSING) {
            return;
        }
        try {
            restarts++;
            launch();
        } catch (IOException notStarted) {
            restartLater();
        }
    }

    /**
     * Stops it for good: by its own signal, and by SIGKILL when the grace is over.
     *
     * @return the last exit code
     * @throws IOException if it could not be sent a signal, or we were interrupted
     */
    public int stop() throws IOException {
        Child last;
        synchronized (this) {
            if (state != State.FAILED) {
                finish(State.STOPPED);
            }
            last = child;
        }
        return last.stop(options.grace());
    }

    private void finish(State end) {
        state = end;
        // Not under our lock: whoever waits may call us.
        over.completeAsync(() -> end);
    }

    /** What it was named. */
    public String name() {
        return name;
    }

    /** What it does now. */
    public synchronized State state() {
        return state;
    }

    /** The id of the process that runs now, or ran last. */
    public synchronized long pid() {
        return child.pid();
    }

    /** How often it was started again. */
    public synchronized int restarts() {
        return restarts;
    }

    /** The last hundred ends that nobody asked for, oldest first. */
    public synchronized List<Exit> exits() {
        return List.copyOf(exits);
    }

    /** The CPU of the process that runs now. */
    public synchronized Duration cpu() {
        return child.cpu();
    }

    /** Completes with {@link State#STOPPED} or {@link State#FAILED} when it won't be started again. */
    public CompletableFuture<State> over() {
        return over.copy();
    }

    /**
     * The last lines it wrote, over its restarts.
     *
     * @throws IOException if the log can't be read
     */
    public List<String> tail(int lines) throws IOException {
        return LogTail.of(command.log(), lines);
    }
}
