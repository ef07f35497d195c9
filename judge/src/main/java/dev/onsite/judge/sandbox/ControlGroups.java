package dev.onsite.judge.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Limits of memory and processes by the kernel's control groups (version 2), where a group of ours may be made: beside
 * our own one, or below it. A worker enters its group before it becomes what it runs, so that nothing it starts is
 * outside. These come on top of what is watched from outside 100 times a second; version 1 is not used.
 */
final class ControlGroups {
    private static final String PREFIX = "onsite-judge-";

    /** Kills every process of a group at once, from Linux 5.14 on. */
    private static final String KILL = "cgroup.kill";

    private final Path parent;
    private final AtomicInteger numbers = new AtomicInteger();

    /** Those whose processes were not gone yet when they were to be removed. */
    private final Queue<Group> left = new ConcurrentLinkedQueue<>();

    private ControlGroups(Path parent) {
        this.parent = parent;
    }

    /** What this machine offers; the usual places of the group file system and of our own group's name. */
    static Optional<ControlGroups> find() {
        return find(Path.of("/sys/fs/cgroup"), Path.of("/proc/self/cgroup"));
    }

    /**
     * Looks for a group whose children have the controllers for memory and processes, and that we may write.
     *
     * @param mount where the file system of version 2 is mounted
     * @param self a file that names our own group in a line {@code 0::/path}
     */
    static Optional<ControlGroups> find(Path mount, Path self) {
        try {
            for (String line : Files.readAllLines(self)) {
                if (line.startsWith("0::/")) {
                    Path own = mount.resolve(line.substring("0::/".length())).normalize();
                    for (Path parent : Arrays.asList(own, own.getParent())) {
                        ControlGroups groups = new ControlGroups(parent);
                        if (parent.startsWith(mount) && groups.work()) {
                            return Optional.of(groups);
                        }
                    }
                }
            }
        } catch (IOException absent) {
            // No control groups here.
        }
        return Optional.empty();
    }

    private boolean work() {
        try {
            List<String> controllers = List.of(Files.readString(parent.resolve("cgroup.subtree_control"))
                    .strip()
                    .split("\\s+"));
            if (!controllers.contains("memory") || !controllers.contains("pids")) {
                return false;
            }
            removeLeftovers();
            Group probe = make(16);
            probe.remove();
            return true;
        } catch (IOException | UncheckedIOException refused) {
            return false;
        }
    }

    /** A judge that was killed could not tidy up. */
    private void removeLeftovers() throws IOException {
        try (Stream<Path> groups = Files.list(parent)) {
            groups.filter(group -> {
                        String name = group.getFileName().toString();
                        return name.matches(PREFIX + "\\d{1,18}-\\d+")
                                && ProcessHandle.of(Long.parseLong(name.split("-", -1)[2]))
                                        .isEmpty();
                    })
                    .forEach(group -> new Group(group).remove());
        }
    }

    /** Makes a group with a limit of processes; of memory it is told later. */
    Group make(int processes) throws IOException {
        for (int i = left.size(); i > 0; i--) {
            Group again = left.poll();
            if (again != null) {
                again.remove();
            }
        }
        Path folder = parent.resolve(PREFIX + ProcessHandle.current().pid() + "-" + numbers.getAndIncrement());
        Group group = new Group(Files.createDirectory(folder));
        group.set("pids.max", String.valueOf(processes));
        return group;
    }

    /** One worker's group. */
    final class Group {
        private final Path folder;

        private Group(Path folder) {
            this.folder = folder;
        }

        /** Where a process writes its number to enter. */
        Path entrance() {
            return folder.resolve("cgroup.procs");
        }

        /** Bounds memory, and allows no swap beside it. */
        void limitMemory(long bytes) throws IOException {
            set("memory.max", String.valueOf(bytes));
            if (Files.exists(folder.resolve("memory.swap.max"))) {
                set("memory.swap.max", "0");
            }
        }

        /** Whether the kernel ended a process of the group for its memory. */
        boolean ranOutOfMemory() {
            try {
                return Files.readAllLines(folder.resolve("memory.events")).stream()
                        .anyMatch(line -> line.matches("oom_kill [1-9]\\d*"));
            } catch (IOException gone) {
                return false;
            }
        }

        /** Ends what is left in it, and the group. */
        void remove() {
            try {
                if (Files.exists(folder.resolve(KILL))) {
                    set(KILL, "1");
                }
                // Its files are the kernel's: only the folder itself is removed, and only once it is empty.
                Files.deleteIfExists(folder);
            } catch (IOException busy) {
                left.add(this);
            }
        }

        private void set(String file, String value) throws IOException {
            Files.writeString(folder.resolve(file), value);
        }
    }
}
