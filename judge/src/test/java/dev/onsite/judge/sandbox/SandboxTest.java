package dev.onsite.judge.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a confined shell can see and do, in each tier this machine has. */
class SandboxTest {
    @TempDir
    private Path folder;

    private Sandbox sandbox(Isolation tier) throws IOException {
        Optional<Sandbox> sandbox = Sandbox.probe(folder, tier);
        assumeTrue(sandbox.isPresent() && sandbox.get().isolation() == tier, tier + " does not work here");
        return sandbox.get();
    }

    private String run(Sandbox sandbox, String script) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(sandbox.wrap(new Confined(List.of("sh", "-c", script), List.of(), 5))
                        .command());
        builder.environment().put("SECRET", "a token");
        builder.environment().keySet().retainAll(List.of("PATH"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return output.strip();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES"})
    void onlyItsTmpIsWritable(Isolation tier) throws Exception {
        Sandbox sandbox = sandbox(tier);
        String script = """
                for place in / /usr /etc /var /home /root /dev/shm /proc; do
                  touch $place/onsite-test 2>/dev/null && echo "wrote $place"
                done
                touch /tmp/onsite-test && echo tmp
                """;
        assertEquals("tmp", run(sandbox, script));
        assertEquals(false, Files.exists(Path.of("/tmp/onsite-test")), "its /tmp is its own");
        assertEquals(false, Files.exists(Path.of("/dev/shm/onsite-test")), "and so is its /dev/shm");
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES"})
    void neitherFilesNorProcessesNorTheNetworkAreInSight(Isolation tier) throws Exception {
        Sandbox sandbox = sandbox(tier);
        Path secret = Files.writeString(folder.resolve("secret"), "x");
        assertEquals("", run(sandbox, "cat " + secret + " /etc/passwd /etc/shadow /root/.profile 2>/dev/null"));
        assertEquals("", run(sandbox, "cat /proc/" + ProcessHandle.current().pid() + "/environ 2>/dev/null"));
        assertEquals("1", run(sandbox, "grep -c : /proc/net/dev"), "the loopback device alone");
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES"})
    void itIsNobodyAndGainsNothing(Isolation tier) throws Exception {
        Sandbox sandbox = sandbox(tier);
        assertEquals("NoNewPrivs:\t1", run(sandbox, "grep NoNewPrivs /proc/self/status"));
        assertEquals("CapEff:\t0000000000000000", run(sandbox, "grep CapEff /proc/self/status"));
    }
}
