package dev.onsite.judge;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.sandbox.Isolation;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of the hostile suite. Its first line declares the verdicts it may get and the tiers it may run in: A
 * bubblewrap, B namespaces, C limits; one that would do harm where files and processes are in reach leaves out C.
 */
record HostileProgram(String fileName, Language language, Set<Verdict> expected, String tiers, String source) {
    private static final Pattern HEADER =
            Pattern.compile("(?://|#) expect: ([A-Z ]+); tiers: ([ABC]+); .+", Pattern.DOTALL);

    static List<HostileProgram> all() throws IOException {
        Path folder = Path.of("src/test/resources/hostile");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(HostileProgram::read).toList();
        }
    }

    private static HostileProgram read(Path file) {
        try {
            String source = Files.readString(file);
            String first = source.lines().findFirst().orElseThrow();
            Matcher header = HEADER.matcher(first);
            if (!header.matches()) {
                throw new IllegalArgumentException(file + " declares no verdict: " + first);
            }
            Set<Verdict> verdicts = Arrays.stream(header.group(1).split(" ", -1))
                    .map(Verdict::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
            String name = file.getFileName().toString();
            Language language = name.endsWith(".java") ? Language.JAVA : Language.PYTHON;
            return new HostileProgram(name, language, verdicts, header.group(2), source);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    boolean runsIn(Isolation tier) {
        return tiers.contains(
                switch (tier) {
                    case BUBBLEWRAP -> "A";
                    case NAMESPACES -> "B";
                    case LIMITS -> "C";
                    case NONE -> "none";
                });
    }
}
