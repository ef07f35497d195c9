package dev.onsite.judge.worker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures a worker from outside, where its submission cannot lie: processor time by thread from {@code /proc} in
 * nanoseconds, resident memory and its peak. Elsewhere than on Linux the operating system's coarser total is used, and
 * memory is 0.
 */
final class ProcessMeter {
    /** The JVM's own compilers: a candidate is not charged for them. */
    private static final Set<String> NOT_CHARGED = Set.of("C1 CompilerThre", "C2 CompilerThre");

    private final ProcessHandle process;
    private final Path proc;
    private final Map<String, Long> nanosByThread = new HashMap<>();
    private final Map<String, Boolean> charged = new HashMap<>();

    /** Meters the innermost process under a wrapper: call it before a submission runs. */
    static ProcessMeter of(Process wrapper) {
        ProcessHandle inner = wrapper.descendants()
                .max(Comparator.comparingLong(ProcessHandle::pid))
                .orElse(wrapper.toHandle());
        return new ProcessMeter(inner);
    }

    private ProcessMeter(ProcessHandle process) {
        this.process = process;
        this.proc = Path.of("/proc", String.valueOf(process.pid()));
    }

    /** Processor time so far, in nanoseconds; threads that ended count with what was last seen of them. */
    synchronized long cpuNanos() {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve("task"))) {
            for (Path task : tasks) {
                sample(task);
            }
        } catch (IOException ended) {
            if (nanosByThread.isEmpty()) {
                return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
            }
        }
        return nanosByThread.values().stream().mapToLong(Long::longValue).sum();
    }

    private void sample(Path task) {
        String id = task.getFileName().toString();
        try {
            if (charged.computeIfAbsent(id, unseen -> isCharged(task))) {
                String schedstat = Files.readString(task.resolve("schedstat"));
                nanosByThread.put(id, Long.parseLong(schedstat.substring(0, schedstat.indexOf(' '))));
            }
        } catch (IOException ended) {
            // The thread is gone; its last sample stands.
        }
    }

    private static boolean isCharged(Path task) {
        try {
            return !NOT_CHARGED.contains(Files.readString(task.resolve("comm")).strip());
        } catch (IOException ended) {
            return true;
        }
    }

    /** Resident memory now, in MiB. */
    double residentMb() {
        return statusMb("VmRSS:");
    }

    /** The most resident memory so far, in MiB. */
    double peakMb() {
        return statusMb("VmHWM:");
    }

    private double statusMb(String key) {
        try {
            List<String> status = Files.readAllLines(proc.resolve("status"));
            for (String line : status) {
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
