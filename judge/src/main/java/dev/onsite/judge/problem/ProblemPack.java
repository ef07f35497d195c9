package dev.onsite.judge.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of problems from somebody else. It is data: nothing of it runs here, nothing in it may point out of it, and
 * no file may be huge.
 */
public final class ProblemPack {
    private static final long LARGEST_FILE = 1 << 20;
    private static final int MOST_FILES = 200;

    private final Path folder;

    private ProblemPack(Path folder) {
        this.folder = folder;
    }

    /**
     * A problem of a pack.
     *
     * @param checker the source of its checker, to be run confined
     */
    public record Entry(Problem problem, String checker) {}

    /**
     * Opens a pack.
     *
     * @throws ProblemFormatException where there is no such folder
     */
    public static ProblemPack open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ProblemFormatException("there is no folder " + folder + " with problems", null);
        }
        return new ProblemPack(folder);
    }

    /** The problems' folders, sorted. */
    public List<String> slugs() {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(path -> Files.isRegularFile(path.resolve("problem.yaml")))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ProblemFormatException(folder + " cannot be listed: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Reads one problem.
     *
     * @param checkerFile the name of the checker's source in its folder
     * @throws ProblemFormatException where it is not there or not as it should be
     */
    public Entry read(String slug, String checkerFile) {
        if (!slugs().contains(slug)) {
            throw new ProblemFormatException("the pack has no problem " + slug + "; it has " + slugs(), null);
        }
        Path home = folder.resolve(slug);
        try {
            inspect(home);
            Path checker = home.resolve(checkerFile);
            if (!Files.isRegularFile(checker)) {
                throw new ProblemFormatException("problem " + slug + ": " + checkerFile + " is missing", null);
            }
            return new Entry(ProblemReader.read(home), Files.readString(checker));
        } catch (IOException unreadable) {
            throw new ProblemFormatException(
                    "problem " + slug + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static void inspect(Path home) throws IOException {
        if (Files.isSymbolicLink(home)) {
            throw new ProblemFormatException(home.getFileName() + " is a link; a pack holds its own files", null);
        }
        try (Stream<Path> tree = Files.walk(home)) {
            int files = 0;
            for (Path path : (Iterable<Path>) tree::iterator) {
                String name = home.getFileName() + "/" + home.relativize(path);
                if (Files.isSymbolicLink(path)) {
                    throw new ProblemFormatException(name + " is a link; a pack holds its own files", null);
                }
                if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
                    throw new ProblemFormatException(name + " is no plain file", null);
                }
                if (Files.isRegularFile(path) && Files.size(path) > LARGEST_FILE) {
                    throw new ProblemFormatException(name + " is larger than " + (LARGEST_FILE >> 20) + " MiB", null);
                }
                if (++files > MOST_FILES) {
                    throw new ProblemFormatException(
                            home.getFileName() + " holds more than " + MOST_FILES + " files", null);
                }
            }
        }
    }
}
