package dev.onsite.judge.harness;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the current thread has allocated on the heap so far. */
final class Allocation {
    private static final ThreadMXBean THREADS = threads();

    private Allocation() {}

    /** In bytes; −1 where this JVM does not count. */
    static long bytes() {
        return THREADS == null
                ? -1
                : THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static ThreadMXBean threads() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean counting
                        && counting.isThreadAllocatedMemorySupported()
                        && counting.isThreadAllocatedMemoryEnabled()
                ? counting
                : null;
    }
}
