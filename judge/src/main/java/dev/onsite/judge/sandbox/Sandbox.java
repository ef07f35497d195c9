package dev.onsite.judge.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Wraps commands in the best isolation that works here. What works is probed by running it: distributions switch
 * namespaces off in too many ways to know from the outside.
 */
public final class Sandbox {
    /** Where the wrappers' programs are: a person's own PATH often lacks the system's. */
    public static final String PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";

    private static final int TMP_BYTES = 16 << 20;
    private static final int OPEN_FILES = 128;

    /** Threads count too, and a JVM on a large machine starts several dozen. */
    private static final int PROCESSES = 256;

    /**
     * Started by root, each worker is a user of its own: the kernel's limit of processes counts by user, and one
     * submission's fork bomb must not take another's share. No distribution gives these numbers to anybody.
     */
    private static final int FIRST_USER = 1_800_000_000;

    private static final int USERS = 1_000_000;
    private static final long PROBE_SECONDS = 10;
    private static final List<String> SYSTEM = List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");

    /** Mounts the readable paths on a fresh root, moves there, gives up every privilege and runs the command. */
    private static final String NAMESPACE_SETUP = """
            set -e
            umask 022
            root=$1; uid=$2; shift 2
            mount --make-rprivate /
            mount -t tmpfs -o size=1m,mode=755 tmpfs "$root"
            mkdir "$root/tmp"
            mount -t tmpfs -o size=16m,mode=1777,nosuid,nodev tmpfs "$root/tmp"
            while [ "$1" != -- ]; do
              if [ -L "$1" ]; then
                mkdir -p "$root${1%/*}" && cp -P "$1" "$root$1"
              elif [ -d "$1" ]; then
                mkdir -p "$root$1" && mount --bind "$1" "$root$1"
                mount -o remount,bind,ro,nosuid,nodev "$root$1"
              elif [ -f "$1" ]; then
                mkdir -p "$root${1%/*}" && touch "$root$1" && mount --bind "$1" "$root$1"
                mount -o remount,bind,ro,nosuid,nodev "$root$1"
              fi
              shift
            done
            shift
            mkdir "$root/proc" "$root/dev" "$root/.old"
            mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
            for device in null zero random urandom; do
              touch "$root/dev/$device" && mount --bind "/dev/$device" "$root/dev/$device"
            done
            cd "$root"
            pivot_root . .old
            umount -l .old && rmdir .old
            mount -o remount,bind,ro,nosuid,nodev /
            cd /tmp
            drop="--no-new-privs --bounding-set=-all --inh-caps=-all"
            if [ "$uid" != - ]; then drop="$drop --reuid=$uid --regid=$uid --clear-groups"; fi
            exec setpriv $drop -- "$@"
            """;

    private final Isolation isolation;
    private final Path mountPoint;
    private final boolean root;
    /** The filter of system calls, where bubblewrap takes it here. */
    private final Optional<Path> filter;

    private final Optional<ControlGroups> groups;
    private final AtomicInteger users =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % USERS));

    private Sandbox(Isolation isolation, Path mountPoint, boolean root, Optional<Path> filter) {
        this.filter = filter;
        this.groups = isolation == Isolation.NONE ? Optional.empty() : ControlGroups.find();
        this.isolation = isolation;
        this.mountPoint = mountPoint;
        this.root = root;
    }

    /**
     * The best isolation that works on this machine.
     *
     * @param folder where the namespace tier may make its mount point
     * @param wanted the best to try; one that does not isolate is never chosen unless it is this
     * @return empty where nothing isolates
     */
    public static Optional<Sandbox> probe(Path folder, Isolation wanted) throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        Path mountPoint = Files.createDirectories(folder.resolve("root"));
        for (Isolation isolation : Isolation.values()) {
            boolean eligible = isolation.compareTo(wanted) >= 0 && (isolation.isolates() || isolation == wanted);
            if (eligible && isolation == Isolation.BUBBLEWRAP) {
                Optional<byte[]> filter = SystemCalls.filter(System.getProperty("os.arch"));
                if (filter.isPresent()) {
                    Path file = Files.write(folder.resolve("system-calls.bpf"), filter.get());
                    Sandbox filtered = new Sandbox(isolation, mountPoint, root, Optional.of(file));
                    if (filtered.works()) {
                        return Optional.of(filtered);
                    }
                }
            }
            Sandbox sandbox = new Sandbox(isolation, mountPoint, root, Optional.empty());
            if (eligible && sandbox.works()) {
                return Optional.of(sandbox);
            }
        }
        return Optional.empty();
    }

    /** Whether system calls that no solution needs are refused too. */
    public boolean filtersSystemCalls() {
        return filter.isPresent();
    }

    public Isolation isolation() {
        return isolation;
    }

    /** Whether the kernel bounds each worker's memory and processes by a control group. */
    public boolean hasControlGroups() {
        return groups.isPresent();
    }

    /**
     * A command line that runs a command confined.
     *
     * @param user the number of the user it runs as, where that is one of its own; else empty
     * @param group its control group, where there are any
     */
    public record Wrapped(List<String> command, Optional<String> user, Optional<ControlGroups.Group> group) {
        public Wrapped {
            command = List.copyOf(command);
        }

        /** Has the kernel bound the memory of it and all that it starts, where it can. */
        public void limitMemory(double mb) {
            try {
                if (group.isPresent()) {
                    group.get().limitMemory((long) (mb * (1 << 20)));
                }
            } catch (IOException refused) {
                System.getLogger(Sandbox.class.getName()).log(System.Logger.Level.WARNING, "memory=unbound", refused);
            }
        }

        /** Whether the kernel ended something of it for its memory. */
        public boolean ranOutOfMemory() {
            return group.map(ControlGroups.Group::ranOutOfMemory).orElse(false);
        }
    }

    /** The command line that runs a command confined. */
    public Wrapped wrap(Confined confined) {
        String user = String.valueOf(FIRST_USER + Math.floorMod(users.getAndIncrement(), USERS));
        boolean own = root && isolation != Isolation.NONE;
        List<String> line = line(confined, user);
        Optional<ControlGroups.Group> group = Optional.empty();
        if (groups.isPresent()) {
            try {
                group = Optional.of(groups.get().make(PROCESSES));
                line = entering(group.get(), line);
            } catch (IOException refused) {
                System.getLogger(Sandbox.class.getName()).log(System.Logger.Level.WARNING, "group=none", refused);
            }
        }
        return new Wrapped(line, own ? Optional.of(user) : Optional.empty(), group);
    }

    /** The command after its process entered the group. */
    static List<String> entering(ControlGroups.Group group, List<String> command) {
        List<String> line = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "echo $$ >\"$1\"; shift; exec \"$@\"",
                "sh",
                group.entrance().toString()));
        line.addAll(command);
        return line;
    }

    /**
     * Ends what a command may have left behind after its first process was ended. Namespaces end with their first
     * process and leave nothing; without them it is the user's or the session's processes.
     *
     * @param pid of the process that was started
     */
    public void sweep(Wrapped wrapped, long pid) {
        wrapped.group().ifPresent(ControlGroups.Group::remove);
        if (isolation != Isolation.LIMITS) {
            return;
        }
        List<String> line = new ArrayList<>();
        wrapped.user().ifPresent(user -> {
            line.add("setpriv");
            line.addAll(asUser(user));
            line.add("--");
        });
        line.addAll(List.of("/bin/sh", "-c", "kill -s KILL -- \"$1\"", "sh"));
        line.add(wrapped.user().isPresent() ? "-1" : "-" + pid);
        try {
            Process sweeper = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            sweeper.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException failed) {
            System.getLogger(Sandbox.class.getName()).log(System.Logger.Level.WARNING, "sweep=failed", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> line(Confined confined, String user) {
        if (isolation == Isolation.NONE) {
            return confined.command();
        }
        List<String> limited = new ArrayList<>(List.of(
                "prlimit",
                // A signal that can be told from a kill, and the kill a second later.
                "--cpu=" + confined.cpuSeconds() + ":" + (confined.cpuSeconds() + 1),
                "--fsize=" + TMP_BYTES,
                "--nofile=" + OPEN_FILES,
                "--core=0"));
        if (root || isolation != Isolation.LIMITS) {
            // Not where it would count all that the person runs.
            limited.add("--nproc=" + PROCESSES);
        }
        limited.add("--");
        limited.addAll(confined.command());
        return switch (isolation) {
            case BUBBLEWRAP -> bubblewrap(limited, confined.readable(), user);
            case NAMESPACES -> namespaces(limited, confined.readable(), user);
            case LIMITS -> limits(limited, user);
            case NONE -> throw new IllegalStateException("already answered");
        };
    }

    /** A session of its own, by whose number all of it can be ended. */
    private List<String> limits(List<String> command, String user) {
        List<String> line = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig=KILL", "--no-new-privs"));
        if (root) {
            line.addAll(asUser(user));
        }
        line.add("--");
        line.addAll(command);
        return line;
    }

    private static List<String> asUser(String user) {
        return List.of("--reuid=" + user, "--regid=" + user, "--clear-groups");
    }

    private List<String> bubblewrap(List<String> command, List<Path> readable, String user) {
        List<String> line = new ArrayList<>();
        filter.ifPresent(file -> {
            // Opened before the user changes: it lies in a folder of ours.
            line.addAll(List.of("/bin/sh", "-c", "exec 3<\"$1\"; shift; exec \"$@\"", "sh", file.toString()));
        });
        if (root) {
            // Bubblewrap maps one user to one: started by root, the files of root would stay the submission's own.
            line.add("setpriv");
            line.addAll(asUser(user));
            line.add("--");
        }
        line.addAll(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session"));
        filter.ifPresent(file -> line.addAll(List.of("--seccomp", "3")));
        // Before the readable paths: some of them lie under /tmp.
        line.addAll(List.of("--size", String.valueOf(TMP_BYTES), "--tmpfs", "/tmp"));
        for (Path path : readable(readable)) {
            if (Files.isSymbolicLink(path)) {
                line.addAll(List.of("--symlink", target(path), path.toString()));
            } else {
                line.addAll(List.of("--ro-bind", path.toString(), path.toString()));
            }
        }
        // Read-only too: nothing bounds what goes to /dev/shm, which is memory.
        line.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"));
        line.addAll(List.of("--remount-ro", "/", "--chdir", "/tmp", "--"));
        line.addAll(command);
        return line;
    }

    private List<String> namespaces(List<String> command, List<Path> readable, String user) {
        List<String> line = new ArrayList<>();
        // Dies with the judge: nothing else would end it after a kill -9 of ours.
        line.addAll(List.of("setpriv", "--pdeathsig=KILL", "--"));
        line.addAll(List.of("unshare", "--mount", "--pid", "--net", "--ipc", "--uts", "--fork", "--kill-child"));
        if (!root) {
            line.addAll(List.of("--user", "--map-root-user"));
        }
        line.addAll(List.of("sh", "-c", NAMESPACE_SETUP, "sh", mountPoint.toString(), root ? user : "-"));
        readable(readable).forEach(path -> line.add(path.toString()));
        line.add("--");
        line.addAll(command);
        return line;
    }

    /** The system's programs and libraries, what they read in /etc, and the rest asked for, parents first. */
    private static List<Path> readable(List<Path> asked) {
        List<Path> paths = new ArrayList<>();
        SYSTEM.stream().map(Path::of).filter(Files::exists).forEach(paths::add);
        try (Stream<Path> etc = Files.list(Path.of("/etc"))) {
            etc.filter(path -> {
                        String name = path.getFileName().toString();
                        return name.equals("ld.so.cache")
                                || name.equals("alternatives")
                                || name.startsWith("java")
                                || name.equals("localtime");
                    })
                    .filter(Files::isReadable)
                    .forEach(paths::add);
        } catch (IOException unreadable) {
            // Then the programs find out themselves what they miss, and the probe tells.
        }
        asked.stream()
                .filter(path -> SYSTEM.stream().noneMatch(path::startsWith))
                .sorted()
                .forEach(paths::add);
        return paths;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return link.toString();
        }
    }

    private boolean works() {
        if (isolation == Isolation.NONE) {
            return true;
        }
        if (!isLinux()) {
            return false;
        }
        String own = "touch /tmp/probe";
        String others = "! touch /usr/onsite-probe 2>/dev/null && ! touch /onsite-probe 2>/dev/null";
        // Succeeds only where it runs, and where no file can be made outside of its own folder.
        String check = isolation.isolates() ? own + " && " + others : "true";
        Confined probe = new Confined(List.of("sh", "-c", check), List.of(), 5);
        try {
            ProcessBuilder builder = new ProcessBuilder(wrap(probe).command());
            builder.environment().clear();
            builder.environment().put("PATH", PATH);
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            try {
                return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }
}
