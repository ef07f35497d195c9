package dev.onsite.workbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What processes take, by name: from {@code /proc}, nothing where there is none. */
final class ProcessFigures {
    private ProcessFigures() {}

    /** The process and its children, which PostgreSQL works in. */
    private static Stream<ProcessHandle> tree(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
    }

    /** CPU used since each began. */
    static Map<String, Duration> cpu(Map<String, Long> pids) {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        pids.forEach((name, pid) -> cpu.put(
                name,
                own(name, pid)
                        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus)));
        return cpu;
    }

    /** Megabytes of memory of its own, what is shared counted by its share. */
    static Map<String, Long> memoryMegabytes(Map<String, Long> pids) {
        Map<String, Long> memory = new LinkedHashMap<>();
        pids.forEach((name, pid) -> memory.put(
                name,
                own(name, pid).mapToLong(process -> kilobytes(process.pid())).sum() / 1024));
        return memory;
    }

    /** A service's children are told by themselves. */
    private static Stream<ProcessHandle> own(String name, long pid) {
        return name.equals("postgres") ? tree(pid) : ProcessHandle.of(pid).stream();
    }

    private static long kilobytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException gone) {
            // ended meanwhile, or no Linux
        }
        return 0;
    }
}
