package dev.onsite.judge.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
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

    /** Calls by number on x86_64, through Python: what would say EINVAL, EFAULT or succeed says EPERM. */
    @Test
    void refusedSystemCallsAreNotPermitted() throws Exception {
        Sandbox sandbox = sandbox(Isolation.BUBBLEWRAP);
        assumeTrue(sandbox.filtersSystemCalls(), "no filter of system calls here");
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the numbers are those of x86_64");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "no python3");
        String script = """
                /usr/bin/python3 -I -c '
                import ctypes, errno
                libc = ctypes.CDLL(None, use_errno=True)
                def call(*numbers):
                    ctypes.set_errno(0)
                    return errno.errorcode.get(ctypes.get_errno(), "done") if libc.syscall(*numbers) < 0 else "done"
                refused = [101, 165, 155, 161, 272, 308, 310, 321, 323, 298, 425, 250, 428, 304, 438]
                print(sorted({call(number, 0, 0, 0, 0, 0) for number in refused}))
                print(call(435, 0, 0), call(56, 0x10000000, 0, 0, 0, 0), call(41, 40, 1, 0), call(41, 16, 3, 0))
                print(call(16, 0, 0x5412, 0), call(41, 1, 1, 0), call(41, 2, 1, 0), call(39))
                '""";
        assertEquals("['EPERM']\nENOSYS EPERM EPERM EPERM\nEPERM done done done", run(sandbox, script));
    }

    @Test
    void anotherAbiEndsTheProcess() throws Exception {
        Sandbox sandbox = sandbox(Isolation.BUBBLEWRAP);
        assumeTrue(sandbox.filtersSystemCalls(), "no filter of system calls here");
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "x32 is x86_64's");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "no python3");
        String script = "/usr/bin/python3 -I -c 'import ctypes; ctypes.CDLL(None).syscall(0x40000027); print(1)';"
                + " echo status $?";
        assertTrue(run(sandbox, script).contains("status 159"), "SIGSYS");
    }

    @Test
    void filtersAreOfWholeInstructionsThatEndInAVerdict() {
        for (String architecture : List.of("amd64", "aarch64")) {
            ByteBuffer program = ByteBuffer.wrap(
                            SystemCalls.filter(architecture).orElseThrow())
                    .order(ByteOrder.LITTLE_ENDIAN);
            int instructions = program.remaining() / 8;
            assertEquals(0, program.remaining() % 8);
            assertTrue(instructions < 4096, "the kernel takes no more");
            for (int i = 0; i < instructions; i++) {
                int code = program.getShort(8 * i);
                if (code == 0x15 || code == 0x35 || code == 0x45) {
                    int furthest = Math.max(program.get(8 * i + 2) & 255, program.get(8 * i + 3) & 255);
                    assertTrue(i + 1 + furthest < instructions, architecture + ": jump past the end at " + i);
                }
            }
            assertEquals(0x06, program.getShort(8 * (instructions - 1)));
        }
        assertTrue(SystemCalls.filter("riscv64").isEmpty());
    }
}
