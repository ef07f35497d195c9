package dev.onsite.testbed.process;

import static dev.onsite.testbed.Checks.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The last lines of a log, read from its end, so that a log of any length costs the same. */
public final class LogTail {
    /** More than this of the end is never read: 256 KiB. */
    private static final int MAX_BYTES = 1 << 18;

    private LogTail() {}

    /**
     * The last lines of a file in UTF-8, at most those in its last 256 KiB; none where there is no file.
     *
     * @throws IOException if the file can't be read
     */
    public static List<String> of(Path log, int lines) throws IOException {
        require(lines >= 1, "lines must be at least 1, got " + lines);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - MAX_BYTES);
            ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - from));
            int read;
            do {
                read = channel.read(end, from + end.position());
            } while (read >= 0 && end.hasRemaining());
            List<String> all =
                    StandardCharsets.UTF_8.decode(end.flip()).toString().lines().toList();
            return List.copyOf(all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
