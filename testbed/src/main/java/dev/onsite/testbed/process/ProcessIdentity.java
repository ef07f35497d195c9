package dev.onsite.testbed.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process beyond its pid, which the system gives to others after it ended: pid and the moment it started, in the
 * finest form the system has.
 *
 * <p>On Linux that is the boot's id and the start in clock ticks since boot, which no other process of that boot with
 * this pid can have; {@link ProcessHandle}'s start instant shifts when the clock is set. Elsewhere it is that instant.
 *
 * @param pid the process's id
 * @param started when it started, as this system tells it
 */
record ProcessIdentity(long pid, String started) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** The living process of that pid; empty where there is none. */
    static Optional<ProcessIdentity> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> started(handle).map(started -> new ProcessIdentity(pid, started)));
    }

    /** Whether the very process still runs. */
    boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    private static Optional<String> started(ProcessHandle handle) {
        Path stat = Path.of("/proc", Long.toString(handle.pid()), "stat");
        if (!Files.exists(BOOT_ID)) {
            return handle.info().startInstant().map(Instant::toString);
        }
        try {
            String line = Files.readString(stat);
            // The second field is the command in parentheses and may hold anything, so count from its end.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended
                    ? Optional.empty()
                    : Optional.of(Files.readString(BOOT_ID).strip() + "/" + fields[19]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
