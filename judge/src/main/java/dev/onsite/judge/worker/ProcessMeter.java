package dev.onsite.judge.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Measures a worker and all that it starts from outside, where its submission cannot lie: processor time from
 * {@code /proc} in nanoseconds by thread, and by process for threads too short to be seen; resident memory and its peak.
 * Elsewhere than on Linux the operating system's coarser total is used, and memory is 0.
 */
final class ProcessMeter {
    /** The JVM's own compilers: a candidate is not charged for them. */
    private static final Set<String> NOT_CHARGED = Set.of("C1 CompilerThre", "C2 CompilerThre");

    /** What the process' own total, counted in the kernel's ticks, may be off. */
    private static final long TICK_NANOS = 10_000_000;

    private final ProcessHandle process;
    private final ProcFiles own;
    private final ProcFiles wrapper;
    /** The wrapper's processes, which were there before the submission. */
    private final Set<Long> wrappers;

    private final Set<String> compilers;
    private final Map<String, Long> nanosByThread = new HashMap<>();
    private final Map<String, Long> delayByThread = new HashMap<>();
    private final Map<Long, Long> nanosByChild = new HashMap<>();
    private long compilerNanos;
    private double peakMb;

    /** Meters the innermost process under a wrapper: call it before a submission runs. */
    static ProcessMeter of(Process wrapper) {
        Set<Long> chain = new HashSet<>();
        long pid = wrapper.pid();
        while (chain.add(pid)) {
            Set<Long> children = new ProcFiles(pid).children();
            if (children.isEmpty()) {
                break;
            }
            pid = children.stream().mapToLong(Long::longValue).max().getAsLong();
        }
        ProcessHandle inner = ProcessHandle.of(pid).orElse(wrapper.toHandle());
        return new ProcessMeter(inner, new ProcFiles(wrapper.pid()), chain);
    }

    private ProcessMeter(ProcessHandle process, ProcFiles wrapper, Set<Long> wrappers) {
        this.process = process;
        this.own = new ProcFiles(process.pid());
        this.wrapper = wrapper;
        this.wrappers = wrappers;
        this.compilers = compilerThreads();
    }

    /**
     * Decided once, before the submission is there: a thread may be given any name, and those that come later are all
     * charged.
     */
    private Set<String> compilerThreads() {
        Set<String> found = new HashSet<>();
        try {
            for (Path task : own.tasks()) {
                if (NOT_CHARGED.contains(Files.readString(task.resolve("comm")).strip())) {
                    found.add(task.getFileName().toString());
                }
            }
        } catch (IOException ended) {
            // Then every thread is charged.
        }
        return found;
    }

    /** Processor time so far, in nanoseconds, the processes started below and those that ended included. */
    synchronized long cpuNanos() {
        try {
            compilerNanos = 0;
            for (Path task : own.tasks()) {
                sample(task);
            }
        } catch (IOException ended) {
            if (nanosByThread.isEmpty()) {
                return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
            }
        }
        long seen = sum(nanosByThread);
        ProcFiles.Ticks ticks = own.ticks();
        // Threads that come and go between two looks are in the process' own total alone.
        long total = Math.max(seen, ticks.ownNanos() - compilerNanos - TICK_NANOS);
        for (long child : children()) {
            nanosByChild.merge(child, new ProcFiles(child).ticks().allNanos(), Math::max);
        }
        // A child that was waited for is in the parent's count of ended children, and was seen before.
        return total + Math.max(sum(nanosByChild), ticks.endedChildrenNanos());
    }

    private void sample(Path task) {
        String id = task.getFileName().toString();
        try {
            String[] schedstat = Files.readString(task.resolve("schedstat")).split(" ", 3);
            long nanos = Long.parseLong(schedstat[0]);
            if (compilers.contains(id)) {
                compilerNanos += nanos;
            } else {
                nanosByThread.put(id, nanos);
                delayByThread.put(id, Long.parseLong(schedstat[1]));
            }
        } catch (IOException ended) {
            // The thread is gone; its last sample stands.
        }
    }

    /**
     * How long the worker's most delayed thread was ready to run and had to wait for a processor, in nanoseconds: other
     * people's load, of which the clock knows nothing. As of the last {@link #cpuNanos()}.
     */
    synchronized long starvedNanos() {
        return delayByThread.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Processes that the submission started and that are still there. */
    private Set<Long> children() {
        Set<Long> all = wrapper.descendants();
        all.removeAll(wrappers);
        return all;
    }

    /** Resident memory now, in MiB, with that of every process started below. */
    synchronized double residentMb() {
        Set<Long> children = children();
        double resident = children.isEmpty() ? own.statusMb("VmRSS:") : own.proportionalMb();
        for (long child : children) {
            resident += new ProcFiles(child).proportionalMb();
        }
        peakMb = Math.max(peakMb, resident);
        return resident;
    }

    /** The most resident memory so far, in MiB: the kernel's own record, or the sum seen with processes below. */
    synchronized double peakMb() {
        return Math.max(peakMb, own.statusMb("VmHWM:"));
    }

    private static long sum(Map<?, Long> nanos) {
        return nanos.values().stream().mapToLong(Long::longValue).sum();
    }
}
