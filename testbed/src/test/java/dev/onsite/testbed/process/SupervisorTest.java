package dev.onsite.testbed.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Supervised shells. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SupervisorTest {
    @TempDir
    private Path folder;

    @Test
    void aChildThatEndsIsStartedAgainUntilTheLimit() throws Exception {
        try (DataFolder data = DataFolder.open(folder);
                Supervisor supervisor = new Supervisor(data, quick(2, Duration.ofSeconds(10)))) {
            SupervisedProcess child = supervisor.start("failing", shell("echo run; exit 7"));
            assertEquals(SupervisedProcess.State.FAILED, child.over().get(30, TimeUnit.SECONDS));
            assertEquals(2, child.restarts());
            assertEquals(List.of(7, 7, 7), codes(child));
            assertEquals(List.of("run", "run", "run"), child.tail(10));
        }
    }

    @Test
    void noRestartIsMadeWhereNoneIsAllowed() throws Exception {
        try (DataFolder data = DataFolder.open(folder);
                Supervisor supervisor = new Supervisor(data, quick(0, Duration.ofSeconds(10)))) {
            SupervisedProcess child = supervisor.start("once", shell("exit 1"));
            assertEquals(SupervisedProcess.State.FAILED, child.over().get(30, TimeUnit.SECONDS));
            assertEquals(0, child.restarts());
        }
    }

    @Test
    void aKilledChildTellsItsSignalAndComesBack() throws Exception {
        try (DataFolder data = DataFolder.open(folder);
                Supervisor supervisor = new Supervisor(data, quick(1, Duration.ofSeconds(10)))) {
            SupervisedProcess child =
                    supervisor.start("killed", shell("[ -e been ] && exit 3; touch been; kill -9 $$"));
            child.over().get(30, TimeUnit.SECONDS);
            assertEquals(List.of(137, 3), codes(child));
        }
    }

    @Test
    void stoppingAsksFirst() throws Exception {
        Path ready = fifo();
        try (DataFolder data = DataFolder.open(folder);
                Supervisor supervisor = new Supervisor(data, quick(5, Duration.ofSeconds(30)))) {
            SupervisedProcess child = supervisor.start(
                    "orderly", shell("trap 'exit 5' TERM; echo ready > ready; while :; do sleep 0.02; done"));
            assertEquals("ready\n", Files.readString(ready));
            assertEquals(5, child.stop());
            assertEquals(SupervisedProcess.State.STOPPED, child.over().get(30, TimeUnit.SECONDS));
            assertEquals(List.of(), child.exits(), "an end that was asked for is none of those");
            assertEquals(0, child.restarts());
        }
    }

    @Test
    void whatDoesNotListenIsKilledAfterTheGrace() throws Exception {
        Path ready = fifo();
        try (DataFolder data = DataFolder.open(folder);
                Supervisor supervisor = new Supervisor(data, quick(5, Duration.ofMillis(50)))) {
            SupervisedProcess child =
                    supervisor.start("deaf", shell("trap '' TERM; echo ready > ready; while :; do sleep 0.02; done"));
            assertEquals("ready\n", Files.readString(ready));
            assertEquals(137, child.stop());
        }
    }

    @Test
    void closingStopsEveryChild() throws Exception {
        SupervisedProcess first;
        SupervisedProcess second;
        try (DataFolder data = DataFolder.open(folder);
                Supervisor supervisor = new Supervisor(data, quick(5, Duration.ofSeconds(30)))) {
            first = supervisor.start("first", shell("exec sleep 600"));
            second = supervisor.start("second", shell("exec sleep 600"));
        }
        assertEquals(SupervisedProcess.State.STOPPED, first.state());
        assertEquals(SupervisedProcess.State.STOPPED, second.state());
        assertTrue(ProcessHandle.of(first.pid()).isEmpty());
        assertTrue(ProcessHandle.of(second.pid()).isEmpty());
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        Supervisor.Options options = new Supervisor.Options(
                9, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertEquals(
                List.of(200L, 400L, 800L, 1000L, 1000L),
                IntStream.range(0, 5)
                        .mapToObj(restart -> options.pause(restart).toMillis())
                        .toList());
        assertEquals(Duration.ofSeconds(1), options.pause(1_000_000));
    }

    @Test
    void optionsSayWhatIsWrong() {
        Duration second = Duration.ofSeconds(1);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new Supervisor.Options(-1, second, second, second, second));
        assertEquals("maxRestarts must be at least 0, got -1", refused.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Supervisor.Options(1, second, Duration.ofMillis(1), second, second));
    }

    @Test
    void whatCanNotBeStartedIsNamed() throws Exception {
        try (DataFolder data = DataFolder.open(folder);
                Supervisor supervisor = new Supervisor(data, Supervisor.Options.defaults())) {
            Command nowhere = Command.of(List.of("sleep"), folder.resolve("nowhere"), folder.resolve("log"));
            IOException failed = assertThrows(IOException.class, () -> supervisor.start("nowhere", nowhere));
            assertTrue(failed.getMessage().contains("could not start sleep"), failed.getMessage());
        }
    }

    @Test
    void theTailOfALongLogIsItsEnd() throws Exception {
        Path log = folder.resolve("long");
        assertEquals(List.of(), LogTail.of(log, 3));
        Files.write(
                log,
                IntStream.range(0, 100_000).mapToObj(line -> "line " + line).toList());
        assertEquals(List.of("line 99998", "line 99999"), LogTail.of(log, 2));
        assertThrows(IllegalArgumentException.class, () -> LogTail.of(log, 0));
    }

    private Command shell(String script) {
        return Command.of(List.of("/bin/sh", "-c", script), folder, folder.resolve("log"));
    }

    /** Reading it waits until the child has written. */
    private Path fifo() throws IOException, InterruptedException {
        Path made = folder.resolve("ready");
        assertEquals(0, new ProcessBuilder("mkfifo", made.toString()).start().waitFor());
        return made;
    }

    private static List<Integer> codes(SupervisedProcess child) {
        return child.exits().stream().map(SupervisedProcess.Exit::code).toList();
    }

    private static Supervisor.Options quick(int maxRestarts, Duration grace) {
        return new Supervisor.Options(
                maxRestarts, Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMinutes(10), grace);
    }
}
