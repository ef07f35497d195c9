package dev.onsite.judge.harness;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The process that runs one Java submission: reads its classes, then case after case, and writes back what was
 * returned. It knows no expected answer.
 *
 * <p>Frames in: {@code L} [signature, output limit in bytes, memory in MiB (which this process was started with), name,
 * bytes, name, bytes, …], then {@code C} [arguments, [[method, arguments], …]] a case, or {@code D} with the same, which
 * is read and no more. Frames out: {@code R} ready; {@code K} loaded or read, or {@code E} message where the classes are
 * not as asked; {@code V} [value, printed, bytes allocated or −1], {@code X} [type, message, [[method, line], …], printed] or {@code O} where
 * too much was printed.
 */
public final class JavaWorker {
    private static final long STACK_BYTES = 16L << 20;

    private final InputStream in;
    private final OutputStream out;
    private CapturedOutput printed;
    private Target target;

    private JavaWorker(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Serves until the judge closes the pipe. */
    public static void main(String[] arguments) {
        JavaWorker worker =
                new JavaWorker(new BufferedInputStream(System.in), new FileOutputStream(FileDescriptor.out));
        // A thread of its own for its deep stack: recursion is a fair answer, and its overflow a clean error.
        Thread thread = new Thread(null, worker::serve, "submission", STACK_BYTES);
        thread.start();
    }

    private void serve() {
        try {
            System.setIn(InputStream.nullInputStream());
            Practice.run();
            Wire.write(out, 'R', null);
            Wire.Frame load = Wire.read(in);
            if (!load((List<?>) load.value())) {
                Runtime.getRuntime().halt(0);
            }
            while (true) {
                Wire.Frame frame = Wire.read(in);
                if (frame.kind() == 'D') {
                    Wire.write(out, 'K', null);
                } else {
                    run((List<?>) frame.value());
                }
            }
        } catch (IOException closed) {
            // The judge is done with this worker, whatever threads the submission left running.
            Runtime.getRuntime().halt(0);
        } catch (RuntimeException | Error garbled) {
            // Not what the judge writes. A submission's own failures do not come so far.
            Runtime.getRuntime().halt(1);
        }
    }

    private boolean load(List<?> frame) throws IOException {
        printed = new CapturedOutput((int) frame.get(1), this::tooMuchOutput);
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        Map<String, byte[]> classes = new HashMap<>();
        for (int i = 3; i < frame.size(); i += 2) {
            classes.put((String) frame.get(i), (byte[]) frame.get(i + 1));
        }
        SubmissionLoader loader = new SubmissionLoader(classes);
        Thread.currentThread().setContextClassLoader(loader);
        try {
            target = Target.find(loader, (List<?>) frame.get(0));
        } catch (Target.MissingException missing) {
            Wire.write(out, 'E', missing.getMessage());
            return false;
        }
        Wire.write(out, 'K', null);
        return true;
    }

    private void run(List<?> frame) throws IOException {
        Object value;
        long before = Allocation.bytes();
        try {
            value = target.run((List<?>) frame.get(0), (List<?>) frame.get(1));
        } catch (Throwable thrown) {
            Wire.write(out, 'X', describe(thrown));
            return;
        }
        long after = Allocation.bytes();
        List<Object> answer = new ArrayList<>();
        answer.add(value);
        answer.add(printed.drain());
        answer.add(before < 0 || after < 0 ? -1L : after - before);
        Wire.write(out, 'V', answer);
    }

    private List<Object> describe(Throwable thrown) {
        List<Object> frames = new ArrayList<>();
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (target.isSubmissions(element.getClassName()) && frames.size() < 8) {
                frames.add(List.of(element.getMethodName(), element.getLineNumber()));
            }
        }
        String message;
        try {
            message = String.valueOf(thrown.getMessage());
        } catch (Throwable hostile) {
            message = "(its message could not be read)";
        }
        return List.of(
                thrown.getClass().getName(),
                message.length() > 2_000 ? message.substring(0, 2_000) + "…" : message,
                frames,
                printed.drain());
    }

    private void tooMuchOutput() {
        try {
            Wire.write(out, 'O', null);
        } catch (IOException gone) {
            // Nobody is listening any more: ending is all that is left.
        }
        Runtime.getRuntime().halt(0);
    }
}
