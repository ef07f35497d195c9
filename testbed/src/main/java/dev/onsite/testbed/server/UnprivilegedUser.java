package dev.onsite.testbed.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How root runs what refuses to be run by root.
 *
 * <p>In a user namespace of its own without any mapping ({@code unshare -U}) a process is still the files' owner but
 * sees itself as nobody. Where a container forbids namespaces, it really becomes nobody, and its files are given to it.
 */
enum UnprivilegedUser {
    /** We aren't root. */
    OURSELVES(""),
    /** By a namespace. */
    NAMESPACE("unshare -U"),
    /** By becoming nobody. */
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups --");

    private final String wrapper;

    UnprivilegedUser(String wrapper) {
        this.wrapper = wrapper;
    }

    /** The command line that starts a command as this user. */
    List<String> prefix() {
        return wrapper.isEmpty() ? List.of() : List.of(wrapper.split(" ", -1));
    }

    /**
     * The first that works here.
     *
     * @throws IOException if we are root and none does
     */
    static UnprivilegedUser find() throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return OURSELVES;
        }
        for (UnprivilegedUser way : List.of(NAMESPACE, NOBODY)) {
            if (works(way)) {
                return way;
            }
        }
        throw new IOException("PostgreSQL refuses to run as root, and neither unshare nor setpriv (package util-linux) "
                + "can give it another user here; start as another user, or set an external address");
    }

    /** Gives it the files where it needs to own them. */
    void own(Path folder) throws IOException {
        if (this != NOBODY) {
            return;
        }
        UserPrincipal nobody =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(visited, nobody);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(file, nobody);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean works(UnprivilegedUser way) throws IOException {
        List<String> line = new ArrayList<>(way.prefix());
        line.add("true");
        try {
            Process probe = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while looking for an unprivileged user", stopped);
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
