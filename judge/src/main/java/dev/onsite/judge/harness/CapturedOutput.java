package dev.onsite.judge.harness;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps what a submission prints, up to a limit over all its cases; past that the worker ends itself. */
final class CapturedOutput extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Runnable onOverflow;
    private int left;

    CapturedOutput(int limit, Runnable onOverflow) {
        this.left = limit;
        this.onOverflow = onOverflow;
    }

    @Override
    public synchronized void write(int b) {
        take(1);
        kept.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        take(length);
        kept.write(bytes, offset, length);
    }

    /** What was printed since the last call. */
    synchronized String drain() {
        String text = kept.toString(StandardCharsets.UTF_8);
        kept.reset();
        return text;
    }

    private void take(int bytes) {
        left -= bytes;
        if (left < 0) {
            onOverflow.run();
        }
    }
}
