package dev.onsite.judge.worker;

import dev.onsite.judge.harness.Wire;
import dev.onsite.judge.sandbox.Sandbox;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A confined process that answers frames. Asked by one thread at a time; a watch beside it ends the process when it
 * goes past its budget, which also frees the asking thread from whatever pipe it waits on.
 */
public final class Worker implements AutoCloseable {
    private static final long WATCH_MILLIS = 10;
    private static final long START_MILLIS = 20_000;
    private static final int KERNEL_SLACK_MB = 64;
    private static final int STARVED_FACTOR = 10;
    private static final int STANDARD_ERROR_LIMIT = 1 << 20;
    private static final int STANDARD_ERROR_KEPT = 4_000;

    private final Process process;
    private final OutputStream toWorker;
    private final InputStream fromWorker;
    private final ScheduledExecutorService watches;
    private final Sandbox.Wrapped wrapped;
    private final Runnable sweep;
    private final AtomicReference<Ending> ended = new AtomicReference<>();
    private final AtomicBoolean swept = new AtomicBoolean();
    private final StringBuilder standardError = new StringBuilder();
    private final Thread errorReader;
    private volatile Runnable whenClosed = () -> {};
    private ProcessMeter meter;
    private double idleMb;

    /**
     * Takes a process that was started.
     *
     * @param wrapped what it runs
     * @param sweep ends what the process may leave behind, after it was ended
     */
    Worker(Process process, ScheduledExecutorService watches, Sandbox.Wrapped wrapped, Runnable sweep) {
        this.wrapped = wrapped;
        this.sweep = sweep;
        this.process = process;
        this.toWorker = new BufferedOutputStream(process.getOutputStream());
        this.fromWorker = new BufferedInputStream(process.getInputStream(), 1 << 16);
        this.watches = watches;
        this.errorReader = new Thread(this::readErrors, "judge-stderr-" + process.pid());
        errorReader.setDaemon(true);
        errorReader.start();
    }

    /**
     * Waits until the worker is ready for a submission.
     *
     * @throws IOException where it ends or takes longer than 20 s, with what it said
     */
    void awaitReady() throws IOException {
        ScheduledFuture<?> watch = watches.schedule(() -> end(Ending.WALL), START_MILLIS, TimeUnit.MILLISECONDS);
        try {
            Wire.Frame ready = Wire.read(fromWorker);
            if (ready.kind() != 'R') {
                throw new IOException("said " + ready.kind() + " instead of being ready");
            }
            meter = ProcessMeter.of(process);
            idleMb = meter.residentMb();
        } catch (IOException failed) {
            close();
            throw new IOException("a worker did not start: " + failed.getMessage() + " " + lastErrors(), failed);
        } finally {
            watch.cancel(false);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a frame and waits for the answer, within the budget. */
    public Reply ask(char kind, Object value, Budget budget) {
        long start = System.nanoTime();
        long cpuBefore = meter.cpuNanos();
        long starvedBefore = meter.starvedNanos();
        // Behind the watch, which tells better what happened.
        wrapped.limitMemory(idleMb + budget.memoryMb() + KERNEL_SLACK_MB);
        ScheduledFuture<?> watch = watches.scheduleWithFixedDelay(
                () -> watch(budget, start, cpuBefore, starvedBefore),
                WATCH_MILLIS,
                WATCH_MILLIS,
                TimeUnit.MILLISECONDS);
        Wire.Frame frame = null;
        try {
            Wire.write(toWorker, kind, value);
            frame = Wire.readReply(fromWorker);
        } catch (java.io.EOFException over) {
            ended.compareAndSet(null, wrapped.ranOutOfMemory() ? Ending.MEMORY : Ending.EXITED);
        } catch (IOException broken) {
            ended.compareAndSet(null, process.isAlive() ? Ending.GARBLED : Ending.EXITED);
        } finally {
            watch.cancel(false);
        }
        double wallMillis = (System.nanoTime() - start) / 1e6;
        double cpuMillis = (meter.cpuNanos() - cpuBefore) / 1e6;
        double peakMb = Math.max(0, meter.peakMb() - idleMb);
        if (frame != null && cpuMillis > budget.cpuMillis()) {
            // It answered between two looks of the watch, and yet too late.
            end(Ending.CPU);
        }
        if (ended.get() == null) {
            return new Reply(frame, null, 0, "", cpuMillis, wallMillis, peakMb);
        }
        return new Reply(null, ended.get(), exitCode(), lastErrors(), cpuMillis, wallMillis, peakMb);
    }

    private void watch(Budget budget, long start, long cpuBefore, long starvedBefore) {
        if ((meter.cpuNanos() - cpuBefore) / 1_000_000 > budget.cpuMillis()) {
            end(Ending.CPU);
        } else if (pastTheClock(budget, start, starvedBefore)) {
            end(Ending.WALL);
        } else if (meter.residentMb() - idleMb > budget.memoryMb()) {
            end(Ending.MEMORY);
        }
    }

    /** The clock does not run while the worker waits for a processor that others hold, up to a bound. */
    private boolean pastTheClock(Budget budget, long start, long starvedBefore) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        long starved = (meter.starvedNanos() - starvedBefore) / 1_000_000;
        return millis - starved > budget.wallMillis() || millis > STARVED_FACTOR * budget.wallMillis();
    }

    private void end(Ending why) {
        ended.compareAndSet(null, why);
        close();
    }

    /** Ends the process and all that it started: they share its process namespace, or are its descendants. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        if (swept.compareAndSet(false, true)) {
            sweep.run();
            whenClosed.run();
        }
    }

    /** Runs something after the worker was closed, once; set before it is. */
    void whenClosed(Runnable listener) {
        whenClosed = listener;
    }

    private int exitCode() {
        close();
        try {
            return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private void readErrors() {
        byte[] bytes = new byte[8192];
        long total = 0;
        try (InputStream errors = process.getErrorStream()) {
            for (int read = errors.read(bytes); read >= 0; read = errors.read(bytes)) {
                total += read;
                keep(new String(bytes, 0, read, StandardCharsets.UTF_8));
                if (total > STANDARD_ERROR_LIMIT) {
                    end(Ending.OUTPUT);
                }
            }
        } catch (IOException closed) {
            // The process is gone.
        }
    }

    private void keep(String text) {
        synchronized (standardError) {
            standardError.append(text);
            standardError.delete(0, Math.max(0, standardError.length() - STANDARD_ERROR_KEPT));
        }
    }

    private String lastErrors() {
        try {
            errorReader.join(1_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        synchronized (standardError) {
            return standardError.toString();
        }
    }
}
