package dev.onsite.testbed.server;

import dev.onsite.testbed.process.Child;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a server whether it is ready until it is. */
final class Health {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int LINES = 20;

    private Health() {}

    /** A question to a server. */
    interface Check {
        /** Returns where it is ready and throws where it is not. */
        void ask() throws Exception;
    }

    /**
     * Returns when the server is ready.
     *
     * @param child its process, {@code null} where it has none of its own
     * @throws IOException if the process ends or the time is over; it tells the end of the log
     */
    static void await(String name, Child child, Duration limit, Check check) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                check.ask();
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while " + name + " was starting", stopped);
            } catch (Exception notYet) {
                if (child != null && !child.isAlive()) {
                    throw new IOException(
                            name + " ended with code " + child.exit().join() + " while starting" + end(child));
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException(
                            name + " was not ready after " + limit.toSeconds() + " s: " + notYet + end(child), notYet);
                }
            }
            pause(name);
        }
    }

    private static void pause(String name) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE_NANOS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " was starting", stopped);
        }
    }

    private static String end(Child child) throws IOException {
        return child == null ? "" : "; the end of its log:\n" + String.join("\n", child.tail(LINES));
    }
}
