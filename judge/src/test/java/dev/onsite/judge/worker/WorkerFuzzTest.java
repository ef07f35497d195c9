package dev.onsite.judge.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onsite.judge.harness.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages to a worker with bytes changed: it answers frames or ends, never anything else, and always ends once the pipe
 * is closed.
 */
class WorkerFuzzTest {
    private static final int WORKERS = 12;
    private static final int MESSAGES = 20;

    private static final List<Object> SIGNATURE =
            List.of("function", "total", List.of(), List.of(List.of("total", List.of("values"), "double")));

    @TempDir
    private Path folder;

    private static byte[] frame(char kind, Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Wire.write(out, kind, value);
        return out.toByteArray();
    }

    private static byte[] mutated(byte[] frame, Random random) {
        byte[] bytes = frame.clone();
        for (int i = 0; i <= random.nextInt(3); i++) {
            // The length is changed seldom: a message that is too long swallows the ones after it.
            int at = random.nextInt(10) == 0
                    ? random.nextInt(bytes.length)
                    : Math.min(4 + random.nextInt(bytes.length), bytes.length - 1);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                default -> bytes[4] = (byte) "LCDSVKR".charAt(random.nextInt(7));
            }
        }
        return bytes;
    }

    private void fuzz(List<String> command, byte[] load, String kinds) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int answers = 0;
        for (int w = 0; w < WORKERS; w++) {
            String where = "seed " + seed + ", worker " + w;
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            CompletableFuture<byte[]> said = CompletableFuture.supplyAsync(() -> {
                try {
                    return process.getInputStream().readAllBytes();
                } catch (IOException gone) {
                    return new byte[0];
                }
            });
            try (OutputStream out = process.getOutputStream()) {
                // Now and then the first message is a broken one already.
                out.write(w % 4 == 3 ? mutated(load, random) : load);
                for (int i = 0; i < MESSAGES; i++) {
                    byte[] sane = frame(i % 5 == 0 ? 'D' : 'C', List.of(List.of(new double[] {1, 2, i}), List.of()));
                    out.write(i % 2 == 0 ? mutated(sane, random) : sane);
                    out.flush();
                }
            } catch (IOException ended) {
                // It gave up on a message, as it may.
            }
            try {
                assertTrue(process.waitFor(60, TimeUnit.SECONDS), where + " hangs");
            } finally {
                process.destroyForcibly();
            }
            for (Iterator<Wire.Frame> frames = frames(said.get(10, TimeUnit.SECONDS)); frames.hasNext(); answers++) {
                char kind = frames.next().kind();
                assertTrue(kinds.indexOf(kind) >= 0, where + " says " + kind);
            }
        }
        assertTrue(answers > 2 * WORKERS, "seed " + seed + ": only " + answers + " answers");
    }

    private static Iterator<Wire.Frame> frames(byte[] bytes) throws IOException {
        List<Wire.Frame> frames = new ArrayList<>();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            while (in.available() > 0) {
                frames.add(Wire.readReply(in));
            }
        } catch (EOFException cut) {
            // It ended while it spoke.
        }
        return frames.iterator();
    }

    @Test
    void javaWorkerAnswersFramesOrEnds() throws Exception {
        Path source = Files.writeString(folder.resolve("Solution.java"), """
                class Solution { double total(double[] values) { double t = 0; for (double v : values) t += v; return t; } }
                """);
        String home = System.getProperty("java.home");
        int compiled = new ProcessBuilder(home + "/bin/javac", "-d", folder.toString(), source.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, compiled);
        List<Object> signature =
                List.of("function", "Solution", List.of(), List.of(List.of("total", List.of("double[]"), "double")));
        byte[] load = frame(
                'L', List.of(signature, 65_536, 64, "Solution", Files.readAllBytes(folder.resolve("Solution.class"))));
        try (HarnessFiles files = HarnessFiles.create()) {
            fuzz(
                    List.of(
                            home + "/bin/java",
                            "-XX:+UseSerialGC",
                            "-Xmx64m",
                            "-cp",
                            files.jar().toString(),
                            "dev.onsite.judge.harness.JavaWorker"),
                    load,
                    "RKEVX");
        }
    }

    @Test
    void pythonWorkerAnswersFramesOrEnds() throws Exception {
        Iterator<PythonInstallation> found = PythonInstallation.found().iterator();
        assumeTrue(found.hasNext(), "no python3 with numpy");
        byte[] load = frame(
                'L',
                Arrays.asList(
                        SIGNATURE, 65_536, 64, "solution.py", "def total(values):\n    return float(values.sum())\n"));
        try (HarnessFiles files = HarnessFiles.create()) {
            fuzz(
                    List.of(
                            found.next().executable().toString(),
                            "-I",
                            "-B",
                            files.pythonWorker().toString()),
                    load,
                    "RKESVXM");
        }
    }
}
