package dev.onsite.problems;

import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.ProblemReader;
import dev.onsite.problems.lint.Linter;
import dev.onsite.problems.paths.PathYaml;
import dev.onsite.problems.paths.StudyPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every problem there is: a folder under the resources' {@code problems/} and, by convention, a checker. The folder
 * {@code k-means} goes with the class {@code dev.onsite.problems.checkers.KMeans}; there is no list to maintain.
 *
 * <p>The folders are found beside this class, on disk or in the jar it was loaded from. Opening the bank reads their
 * names only; a problem is read when it is asked for, once. Thread-safe.
 */
public final class ProblemBank {
    private static final String FOLDER = "problems";
    private static final String PATHS = "paths";
    private static final String PATH_ENDING = ".yaml";
    private static final String CHECKERS = "dev.onsite.problems.checkers.";
    private static final int MOST_SUGGESTIONS = 3;

    private final Location location;
    private final List<String> slugs;
    private final Map<String, Entry> read = new ConcurrentHashMap<>();

    private ProblemBank(Location location) {
        this.location = location;
        this.slugs = location.inFolder(FOLDER, ProblemBank::names);
    }

    /** A problem with what makes its cases and checks its answers. */
    public record Entry(Problem problem, Checker checker) {
        /** The further stages, from the second on. */
        public List<Entry> stages() {
            return IntStream.range(0, problem.stages().size())
                    .mapToObj(i ->
                            new Entry(problem.stages().get(i), checker.stages().get(i)))
                    .toList();
        }

        /** The problem and its further stages. */
        public Stream<Entry> withStages() {
            return Stream.concat(Stream.of(this), stages().stream());
        }
    }

    /**
     * Opens the bank that this class came with.
     *
     * @throws IllegalStateException if its folders cannot be found
     */
    public static ProblemBank load() {
        String self = ProblemBank.class.getSimpleName() + ".class";
        return new ProblemBank(Location.of(ProblemBank.class.getResource(self)));
    }

    /** Opens the bank in a folder that holds {@code problems/}, or in a jar. */
    static ProblemBank at(Path classesOrJar) {
        return new ProblemBank(new Location(classesOrJar));
    }

    /** The slugs of all problems, sorted. */
    public List<String> slugs() {
        return slugs;
    }

    /**
     * All problems, by slug.
     *
     * @throws dev.onsite.judge.problem.ProblemFormatException where a folder is not as it should be
     * @throws IllegalStateException where a problem has no checker
     */
    public List<Entry> all() {
        if (read.size() < slugs.size()) {
            location.inFolder(FOLDER, folder -> {
                slugs.parallelStream().forEach(slug -> read.computeIfAbsent(slug, one -> entry(folder, one)));
                return null;
            });
        }
        return slugs.stream().map(read::get).toList();
    }

    /**
     * The problem with this slug, or the stage with this one ({@code k-means.2}); empty where there is none. Throws as
     * {@link #all()} does.
     */
    public Optional<Entry> find(String slug) {
        int dot = slug.indexOf('.');
        if (dot > 0) {
            return find(slug.substring(0, dot))
                    .flatMap(entry -> entry.stages().stream()
                            .filter(stage -> stage.problem().slug().equals(slug))
                            .findFirst());
        }
        if (!slugs.contains(slug)) {
            return Optional.empty();
        }
        return Optional.of(read.computeIfAbsent(slug, one -> location.inFolder(FOLDER, folder -> entry(folder, one))));
    }

    /**
     * The slugs a person may have meant, nearest first, at most three: few letters away, or containing what was
     * written.
     */
    public List<String> suggest(String slug) {
        String written = slug.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        int reach = Math.max(2, written.length() / 3);
        return slugs.stream()
                .filter(known -> distance(written, known) <= reach
                        || (written.length() >= 3 && (known.contains(written) || written.contains(known))))
                .sorted(Comparator.comparingInt((String known) -> distance(written, known))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    /** The ways through the bank, by name. Reads every problem, as parts may be by topic. */
    public List<StudyPath> paths() {
        List<Problem> problems = all().stream().map(Entry::problem).toList();
        return location.inFolder(PATHS, folder -> {
            try (Stream<Path> files = Files.list(folder)) {
                List<StudyPath> paths = new ArrayList<>();
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    paths.add(PathYaml.parse(
                            name.substring(0, name.length() - PATH_ENDING.length()), Files.readString(file), problems));
                }
                return paths;
            } catch (IOException broken) {
                throw new UncheckedIOException("the paths cannot be read: " + broken.getMessage(), broken);
            }
        });
    }

    /** The path with this name; empty where there is none. */
    public Optional<StudyPath> path(String name) {
        return paths().stream().filter(path -> path.name().equals(name)).findFirst();
    }

    /** What holds the pages of problems against their problems; links may lead to the pages that problems have. */
    public Linter linter() {
        Set<String> pages = new HashSet<>(Set.of("/", "/problems", "/paths"));
        paths().forEach(path -> pages.add("/paths/" + path.name()));
        all().forEach(entry -> entry.withStages()
                .forEach(one -> pages.add("/problems/" + one.problem().slug())));
        return new Linter(pages::contains);
    }

    /** The name of a slug's checker: {@code k-means} gives {@code KMeans}. */
    static String checkerName(String slug) {
        StringBuilder name = new StringBuilder();
        for (String word : slug.split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }

    private static Entry entry(Path folder, String slug) {
        Entry entry = new Entry(ProblemReader.read(folder.resolve(slug)), checker(slug));
        int stages = entry.problem().stages().size();
        int checkers = entry.checker().stages().size();
        if (stages != checkers) {
            throw new IllegalStateException("problem " + slug + " has " + stages + " folders under stages/ and "
                    + checkers + " checkers in the stages() of its checker, expected as many");
        }
        return entry;
    }

    private static Checker checker(String slug) {
        String name = CHECKERS + checkerName(slug);
        try {
            return Class.forName(name, true, ProblemBank.class.getClassLoader())
                    .asSubclass(Checker.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException broken) {
            throw new IllegalStateException(
                    "problem " + slug + " needs the public class " + name
                            + ", a Checker with a public constructor without parameters",
                    broken);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString().replace("/", ""))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("the problem bank cannot be listed: " + broken.getMessage(), broken);
        }
    }

    /** Edit distance with swaps of neighbours, O(|a|·|b|). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    /** Where the classes are: a folder, or a jar that is opened only while it is read. */
    private record Location(Path path) {
        static Location of(URL classFile) {
            try {
                String address = String.valueOf(classFile);
                int inside = address.indexOf("!/");
                if (address.startsWith("jar:") && inside > 0) {
                    return new Location(Path.of(new URI(address.substring("jar:".length(), inside))));
                }
                if (address.startsWith("file:")) {
                    Path classes = Path.of(classFile.toURI());
                    for (String part : ProblemBank.class.getName().split("\\.", -1)) {
                        classes = part.isEmpty() ? classes : classes.getParent();
                    }
                    return new Location(classes);
                }
                throw new IllegalStateException("the problem bank must lie in a folder or a jar, found " + address);
            } catch (URISyntaxException broken) {
                throw new IllegalStateException("the problem bank has no readable address: " + classFile, broken);
            }
        }

        <T> T inFolder(String name, Function<Path, T> reading) {
            if (Files.isDirectory(path)) {
                return reading.apply(existing(path.resolve(name)));
            }
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                return reading.apply(existing(jar.getPath("/" + name)));
            } catch (IOException broken) {
                throw new UncheckedIOException("the problem bank cannot be read from " + path, broken);
            }
        }

        private Path existing(Path folder) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException("no folder " + folder.getFileName() + " in " + path);
            }
            return folder;
        }
    }
}
