package dev.onsite.workbench.store;

import java.time.Instant;
import java.util.Optional;

/** A process as {@code pid@start}: the start tells it from a later process that was given the same number. */
record Owner(long pid, long started) {
    static Owner self() {
        return of(ProcessHandle.current());
    }

    static Owner parse(String text) {
        int at = text.indexOf('@');
        return new Owner(Long.parseLong(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
    }

    boolean alive() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.map(Owner::of).filter(this::equals).isPresent();
    }

    private static Owner of(ProcessHandle process) {
        return new Owner(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    @Override
    public String toString() {
        return pid + "@" + started;
    }
}
