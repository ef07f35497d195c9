package dev.onsite.testbed.server;

import dev.onsite.testbed.process.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a server's data lives and whether it outlives the server.
 *
 * @param folder the folder, {@code null} for a temporary one
 * @param kept whether what an earlier start left is used; else every start is a fresh one
 */
public record Data(Path folder, boolean kept) {
    public Data {
        if (kept && folder == null) {
            throw new IllegalArgumentException("data can only be kept in a folder that is named, got none");
        }
    }

    /** In a temporary folder, removed with the server. */
    public static Data temporary() {
        return new Data(null, false);
    }

    /** In this folder, over restarts. */
    public static Data kept(Path folder) {
        return new Data(folder, true);
    }

    /** In this folder, emptied at each start. */
    public static Data fresh(Path folder) {
        return new Data(folder, false);
    }

    /** Takes the folder, ends leftovers in it, and makes sure that the server's own folder in it is as asked for. */
    DataFolder open(String server) throws IOException {
        DataFolder opened = folder == null ? DataFolder.temporary() : DataFolder.open(folder);
        try {
            if (!kept) {
                DataFolder.remove(opened.path().resolve(server));
            }
            Files.createDirectories(opened.path().resolve(server));
            return opened;
        } catch (IOException | RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }
}
