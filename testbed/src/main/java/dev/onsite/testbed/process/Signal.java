package dev.onsite.testbed.process;

import java.io.IOException;

/** A POSIX signal that ends a process. */
public enum Signal {
    /** Asks it to end; a JVM runs its shutdown hooks. */
    TERM,
    /** PostgreSQL's fast shutdown: sessions are broken off, data is written. */
    INT,
    /** PostgreSQL's immediate shutdown, a core dump's request elsewhere. */
    QUIT,
    /** Ends it at once. */
    KILL;

    /**
     * Sends it; a process that is gone is no error.
     *
     * @throws IOException if no {@code kill} could be run
     */
    void send(long pid) throws IOException {
        Process kill = new ProcessBuilder(
                        "/bin/sh", "-c", "kill -s \"$1\" \"$2\" 2>/dev/null", "sh", name(), Long.toString(pid))
                .start();
        try {
            kill.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending " + this + " to process " + pid, stopped);
        }
    }
}
