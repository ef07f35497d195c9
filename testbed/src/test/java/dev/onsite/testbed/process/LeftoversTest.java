package dev.onsite.testbed.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the children of a JVM that is killed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeftoversTest {
    @TempDir
    private Path folder;

    /** A JVM that starts a child, tells its pid and waits to be killed. */
    static final class Parent {
        private Parent() {}

        /** Takes the data folder, and whether the child outlives us. */
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            DataFolder data = DataFolder.open(folder);
            Command sleeper = Command.of(List.of("sleep", "600"), folder, folder.resolve("log"));
            Child child = data.start(
                    Boolean.parseBoolean(arguments[1])
                            ? sleeper.withPrefix(List.of("env", "--ignore-signal=TERM"))
                                    .withSignals(Signal.KILL, Signal.TERM)
                            : sleeper);
            System.out.println(child.pid());
            System.in.read();
        }
    }

    @Test
    void theKernelEndsChildrenOfAKilledJvm() throws Exception {
        assumeTrue(Launcher.diesWithUs(), "needs setpriv with --pdeathsig");
        long orphan = killParentOf(false);
        waitForTheEndOf(orphan);
        try (DataFolder data = DataFolder.open(folder)) {
            assertEquals(List.of(), data.reaped());
        }
    }

    @Test
    void theNextStartEndsWhatSurvivedAKilledJvm() throws Exception {
        long survivor = killParentOf(true);
        assertTrue(ProcessHandle.of(survivor).isPresent(), "it ignores the signal, so it must have survived");
        try (DataFolder data = DataFolder.open(folder)) {
            assertEquals(List.of(survivor), data.reaped());
        }
        waitForTheEndOf(survivor);
    }

    @Test
    void aStrangerWithAPidOfOursIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            String started = ProcessIdentity.of(stranger.pid()).orElseThrow().started();
            for (List<String> entry : List.of(
                    List.of(started + "1", "sleep", "KILL"), // the pid was given to it later
                    List.of(started, "postgres", "KILL"), // started at the same moment, yet another program
                    List.of(started, "sleep"))) { // half an entry
                write(stranger.pid(), entry);
                try (DataFolder data = DataFolder.open(folder)) {
                    assertEquals(List.of(), data.reaped(), () -> entry.toString());
                }
                assertTrue(stranger.isAlive(), () -> entry.toString());
                assertFalse(Files.exists(entryOf(stranger.pid())), "a stale entry must go");
            }
            // Only these three words together end it, so none of the above was spared by chance.
            write(stranger.pid(), List.of(started, "sleep", "KILL"));
            DataFolder.open(folder).close();
            assertEquals(137, stranger.waitFor());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aFolderHasOneOwnerAtATime() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> DataFolder.open(data.path()));
            assertTrue(refused.getMessage().contains("is in use"), refused.getMessage());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void aTemporaryFolderGoesWhenItIsClosed() throws Exception {
        Path was;
        try (DataFolder data = DataFolder.temporary()) {
            was = data.path();
            Files.writeString(was.resolve("file"), "x");
        }
        assertFalse(Files.exists(was));
    }

    private long killParentOf(boolean survives) throws IOException, InterruptedException {
        Process parent = new ProcessBuilder(JavaCommand.ofClass(
                                Parent.class.getName(),
                                List.of("-XX:TieredStopAtLevel=1"),
                                List.of(folder.toString(), Boolean.toString(survives)))
                        .line())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = parent.inputReader()) {
            return Long.parseLong(out.readLine());
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    private void write(long pid, List<String> lines) throws IOException {
        Files.createDirectories(entryOf(pid).getParent());
        Files.writeString(entryOf(pid), String.join("\n", lines));
    }

    private Path entryOf(long pid) {
        return folder.resolve("processes").resolve(pid + ".pid");
    }

    private static void waitForTheEndOf(long pid) throws Exception {
        var handle = ProcessHandle.of(pid);
        if (handle.isPresent()) {
            handle.get().onExit().get(30, TimeUnit.SECONDS);
        }
    }
}
