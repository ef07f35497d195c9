package dev.onsite.judge.worker;

import dev.onsite.judge.harness.JavaWorker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A folder of this process's own with what the workers run; gone when the judge ends. */
final class HarnessFiles implements AutoCloseable {
    /** Every class of the harness package, by its name without the package. */
    static final List<String> CLASSES = List.of(
            "Allocation",
            "CapturedOutput",
            "CompilerWorker",
            "CompilerWorker$Errors",
            "CompilerWorker$InMemory",
            "CompilerWorker$InMemory$1",
            "CompilerWorker$Source",
            "JavaWorker",
            "Practice",
            "Practice$Pair",
            "Practice$Solution",
            "SubmissionLoader",
            "Target",
            "Target$MissingException",
            "WarmTasks",
            "Wire",
            "Wire$Frame",
            "WireOther",
            "WireReader",
            "WireRecord");

    private static final String PREFIX = "onsite-judge-";
    private static final String PACKAGE = "dev/onsite/judge/harness/";

    private final Path folder;

    private HarnessFiles(Path folder) {
        this.folder = folder;
    }

    static HarnessFiles create() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        removeLeftovers(temporary);
        Path folder = Files.createTempDirectory(
                temporary, PREFIX + ProcessHandle.current().pid() + "-");
        HarnessFiles files = new HarnessFiles(folder);
        readableByAll(folder, "rwxr-xr-x");
        Files.createDirectory(files.workFolder());
        readableByAll(files.workFolder(), "rwxr-xr-x");
        try (OutputStream out = Files.newOutputStream(files.jar());
                JarOutputStream jar = new JarOutputStream(out)) {
            for (String name : CLASSES) {
                jar.putNextEntry(new ZipEntry(PACKAGE + name + ".class"));
                copy(name + ".class", jar);
                jar.closeEntry();
            }
        }
        try (OutputStream out = Files.newOutputStream(files.pythonWorker())) {
            copy("worker.py", out);
        }
        readableByAll(files.jar(), "rw-r--r--");
        readableByAll(files.pythonWorker(), "rw-r--r--");
        return files;
    }

    Path folder() {
        return folder;
    }

    Path jar() {
        return folder.resolve("harness.jar");
    }

    Path pythonWorker() {
        return folder.resolve("worker.py");
    }

    /** Where an unconfined worker starts. */
    Path workFolder() {
        return folder.resolve("work");
    }

    @Override
    public void close() {
        delete(folder);
    }

    private static void copy(String resource, OutputStream out) throws IOException {
        try (InputStream in = JavaWorker.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the judge's jar lacks " + PACKAGE + resource + ": build it anew");
            }
            in.transferTo(out);
        }
    }

    /** Workers run as another user where the judge runs as root. */
    private static void readableByAll(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** A judge that was killed could not tidy up. */
    private static void removeLeftovers(Path temporary) throws IOException {
        try (Stream<Path> entries = Files.list(temporary)) {
            entries.filter(entry -> {
                        String[] parts = entry.getFileName().toString().split("-", -1);
                        return entry.getFileName().toString().startsWith(PREFIX)
                                && parts.length == 4
                                && parts[2].matches("\\d{1,18}")
                                && ProcessHandle.of(Long.parseLong(parts[2])).isEmpty();
                    })
                    .forEach(HarnessFiles::delete);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            // Another judge was faster, or it is not ours to delete.
        }
    }
}
