package dev.onsite.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A folder that one owner at a time keeps servers' data in, and the ledger of the processes that run there.
 *
 * <p>The owner holds a file lock, which the system takes back when the owner is gone in whatever way. So whoever gets
 * the lock knows that processes in the ledger are leftovers, and ends them. Temporary folders lie together in a folder
 * a user; opening one also clears those whose owner is gone.
 */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final boolean temporary;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Ledger ledger;
    private final List<Long> reaped;

    private DataFolder(Path path, boolean temporary, FileChannel lockFile, FileLock lock) throws IOException {
        this.path = path;
        this.temporary = temporary;
        this.lockFile = lockFile;
        this.lock = lock;
        this.ledger = new Ledger(path.resolve("processes"));
        this.reaped = ledger.reap();
    }

    /**
     * Opens a folder that stays, makes it where there is none and ends what an earlier owner left running in it.
     *
     * @throws IllegalStateException if someone else has it open
     * @throws IOException if it can't be written, or a leftover can't be ended
     */
    public static DataFolder open(Path path) throws IOException {
        Files.createDirectories(path);
        DataFolder opened = tryOpen(path.toRealPath(), false);
        if (opened == null) {
            throw new IllegalStateException(
                    path + " is in use by another server or program; stop that, or take another folder");
        }
        return opened;
    }

    /**
     * Makes a folder that is removed when it is closed, and clears those whose owner was killed before it could.
     *
     * @throws IOException if it can't be written, or a leftover can't be ended
     */
    public static DataFolder temporary() throws IOException {
        Path nest = nest();
        // One at a time, or another's clearing finds a new folder before it is locked.
        synchronized (DataFolder.class) {
            try (FileChannel turn = FileChannel.open(
                            nest.resolve("turn"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = turn.lock()) {
                assert held.isValid();
                clear(nest);
                DataFolder opened = tryOpen(Files.createTempDirectory(nest, "data-"), true);
                if (opened == null) {
                    throw new IllegalStateException("a folder just made in " + nest + " is in use; try again");
                }
                return opened;
            }
        }
    }

    /**
     * A folder of this user's for what many starts share, such as unpacked executables; it stays.
     *
     * @throws IOException if it can't be made
     */
    public static Path shared(String name) throws IOException {
        return Files.createDirectories(nest().resolve("shared").resolve(name));
    }

    /** Where it is, absolute. */
    public Path path() {
        return path;
    }

    /** The leftovers that were ended when it was opened. */
    public List<Long> reaped() {
        return reaped;
    }

    /**
     * Starts a child that is written in the ledger.
     *
     * @throws IOException if it can't be started
     */
    public Child start(Command command) throws IOException {
        return Child.start(command, ledger);
    }

    /** Gives it up; a temporary folder is removed. Stop what runs in it first. */
    @Override
    public void close() {
        try (lockFile) {
            if (temporary) {
                remove(path);
            }
            if (lock.isValid()) {
                lock.release();
            }
        } catch (IOException left) {
            throw new UncheckedIOException("could not give up " + path, left);
        }
    }

    /**
     * Removes a folder with all that is in it; one that isn't there is no error.
     *
     * @throws IOException if a file stays
     */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static DataFolder tryOpen(Path path, boolean temporary) throws IOException {
        FileChannel file = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return new DataFolder(path, temporary, file, lock);
            }
        } catch (OverlappingFileLockException ours) {
            // as if another process had it
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
        file.close();
        return null;
    }

    private static void clear(Path nest) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(nest, "data-*")) {
            for (Path folder : folders) {
                clearAbandoned(folder);
            }
        }
    }

    private static void clearAbandoned(Path folder) throws IOException {
        try {
            DataFolder abandoned = tryOpen(folder, true);
            if (abandoned != null) {
                abandoned.close();
            }
        } catch (NoSuchFileException removedMeanwhile) {
            return;
        }
    }

    /** Only this user may look into it; a folder of that name that is someone else's is refused. */
    private static Path nest() throws IOException {
        Path nest = Path.of(System.getProperty("java.io.tmpdir"), "onsite-testbed-" + System.getProperty("user.name"));
        Files.createDirectories(nest);
        Path mine = Files.createTempFile("onsite-testbed-", ".owner");
        try {
            if (Files.isSymbolicLink(nest) || !Files.getOwner(nest).equals(Files.getOwner(mine))) {
                throw new IOException(nest + " belongs to someone else; remove it or set -Djava.io.tmpdir");
            }
        } finally {
            Files.delete(mine);
        }
        Files.setPosixFilePermissions(nest, PosixFilePermissions.fromString("rwx--x--x"));
        return nest.toRealPath();
    }
}
