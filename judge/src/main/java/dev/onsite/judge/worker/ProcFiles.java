package dev.onsite.judge.worker;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code /proc} says of one process; of one that is gone, zeros and nothing. */
record ProcFiles(long pid) {
    /** {@code USER_HZ} is 100 on every Linux that a JDK runs on. */
    private static final long NANOS_A_TICK = 10_000_000;

    /** Fields of {@code /proc/PID/stat} from utime on, counted after the process' name. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;
    private static final int CHILDREN_USER_TIME = 13;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    /** Processor time of a process itself, and of those it started that ended and were waited for. */
    record Ticks(long ownNanos, long endedChildrenNanos) {
        long allNanos() {
            return ownNanos + endedChildrenNanos;
        }
    }

    private Path folder() {
        return Path.of("/proc", String.valueOf(pid));
    }

    /** Its threads' folders. */
    List<Path> tasks() throws IOException {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(folder().resolve("task"))) {
            List<Path> all = new ArrayList<>();
            tasks.forEach(all::add);
            return all;
        } catch (DirectoryIteratorException ended) {
            throw ended.getCause();
        }
    }

    Ticks ticks() {
        try {
            String stat = Files.readString(folder().resolve("stat"));
            // The name stands in parentheses and may hold anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", CHILDREN_SYSTEM_TIME + 2);
            return new Ticks(
                    (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * NANOS_A_TICK,
                    (Long.parseLong(fields[CHILDREN_USER_TIME]) + Long.parseLong(fields[CHILDREN_SYSTEM_TIME]))
                            * NANOS_A_TICK);
        } catch (IOException ended) {
            return new Ticks(0, 0);
        }
    }

    /** The processes that this one started, by whichever of its threads. */
    Set<Long> children() {
        Set<Long> children = new HashSet<>();
        boolean told = false;
        try {
            for (Path task : tasks()) {
                try {
                    for (String child :
                            Files.readString(task.resolve("children")).split(" ", -1)) {
                        if (!child.isBlank()) {
                            children.add(Long.parseLong(child.strip()));
                        }
                    }
                    told = true;
                } catch (IOException ended) {
                    // A thread that is gone, or a kernel that does not list children.
                }
            }
        } catch (IOException ended) {
            return children;
        }
        return told
                ? children
                : ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .map(ProcessHandle::pid)
                        .collect(Collectors.toSet());
    }

    /** The processes that this one, and those it started, have started. */
    Set<Long> descendants() {
        Set<Long> all = new HashSet<>();
        collect(all);
        return all;
    }

    private void collect(Set<Long> all) {
        for (long child : children()) {
            if (all.add(child)) {
                new ProcFiles(child).collect(all);
            }
        }
    }

    /** Memory with shared pages divided among those that share them, as forked processes do; resident where unknown. */
    double proportionalMb() {
        double proportional = megabytes("smaps_rollup", "Pss:");
        return proportional > 0 ? proportional : statusMb("VmRSS:");
    }

    /** A line of {@code status} that counts KiB, in MiB. */
    double statusMb(String key) {
        return megabytes("status", key);
    }

    private double megabytes(String file, String key) {
        try {
            List<String> lines = Files.readAllLines(folder().resolve(file));
            for (String line : lines) {
                if (line.startsWith(key)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                }
            }
        } catch (IOException ended) {
            // Nothing left to measure.
        }
        return 0;
    }
}
