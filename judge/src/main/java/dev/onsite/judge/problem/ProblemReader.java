package dev.onsite.judge.problem;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a problem's folder.
 *
 * <pre>
 * k-means/
 *   problem.yaml      see {@link ProblemYaml}
 *   statement.md      the task as an interviewer would put it
 *   hints.md          one hint under each second-level heading
 *   solution.md       brute force, better, best
 *   java/Starter.java  java/Solution.java  python/starter.py  python/solution.py
 *   wrong/NAME.java|py   its first line: // expect: WA on "case name"   (# in Python)
 *   survivors.yaml    optional, see {@link SurvivorsYaml}
 *   stages/2/         optional, as is 3 and so on: the same files again, less what is as in the first stage
 *                     (keys of problem.yaml, starters) and the hints, where there are none
 * </pre>
 */
public final class ProblemReader {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern EXPECT =
            Pattern.compile("(?://|#)\\s*expect:\\s*([A-Z]+)(?:\\s+on\\s+\"([^\"]+)\")?\\s*");

    private static final Pattern HINT_HEADING = Pattern.compile("(?m)^## .*$");

    private ProblemReader() {}

    /**
     * Reads one folder, on disk or in a jar.
     *
     * @throws ProblemFormatException where a file is missing or is not as it should be
     */
    public static Problem read(Path folder) {
        String slug = folder.getFileName().toString().replace("/", "");
        if (!SLUG.matcher(slug).matches()) {
            throw new ProblemFormatException(
                    "the folder of a problem is named in lower-case words with hyphens, got " + slug, null);
        }
        try {
            String yaml = text(folder, "problem.yaml");
            List<Problem> stages = new ArrayList<>();
            for (int number = 2; Files.isDirectory(folder.resolve("stages/" + number)); number++) {
                stages.add(stage(slug, folder, yaml, number));
            }
            return problem(
                    slug,
                    folder,
                    ProblemYaml.parse(yaml),
                    hints(text(folder, "hints.md")),
                    sources(folder, "java/Starter.java", "python/starter.py"),
                    stages);
        } catch (IllegalArgumentException | IOException broken) {
            throw new ProblemFormatException("problem " + slug + ": " + broken.getMessage(), broken);
        }
    }

    /** A stage without starters of its own begins with the problem's; hints are not needed. */
    private static Problem stage(String slug, Path first, String firstYaml, int number) throws IOException {
        Path folder = first.resolve("stages/" + number);
        try {
            boolean starters = Files.exists(folder.resolve("java/Starter.java"));
            boolean hints = Files.exists(folder.resolve("hints.md"));
            return problem(
                    slug + "." + number,
                    folder,
                    ProblemYaml.parseStage(text(folder, "problem.yaml"), firstYaml),
                    hints ? hints(text(folder, "hints.md")) : List.of(),
                    sources(starters ? folder : first, "java/Starter.java", "python/starter.py"),
                    List.of());
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("stage " + number + ": " + broken.getMessage(), broken);
        }
    }

    private static Problem problem(
            String slug,
            Path folder,
            ProblemYaml yaml,
            List<String> hints,
            Map<Language, String> starters,
            List<Problem> stages)
            throws IOException {
        return new Problem(
                slug,
                yaml.title(),
                yaml.difficulty(),
                yaml.topics(),
                yaml.minutes(),
                yaml.signature(),
                yaml.limits(),
                yaml.tolerance(),
                yaml.followUps(),
                text(folder, "statement.md"),
                hints,
                text(folder, "solution.md"),
                starters,
                sources(folder, "java/Solution.java", "python/solution.py"),
                wrongSolutions(folder),
                survivors(folder),
                stages);
    }

    private static String text(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return Files.readString(file);
    }

    private static Map<Language, String> sources(Path folder, String java, String python) throws IOException {
        Map<Language, String> sources = new EnumMap<>(Language.class);
        sources.put(Language.JAVA, text(folder, java));
        sources.put(Language.PYTHON, text(folder, python));
        return sources;
    }

    /** The sections under second-level headings, headings left out. */
    private static List<String> hints(String markdown) {
        List<String> hints = new ArrayList<>();
        HINT_HEADING
                .splitAsStream(markdown)
                .map(String::strip)
                .filter(section -> !section.isEmpty() && !section.startsWith("# "))
                .forEach(hints::add);
        if (hints.size() < 3 || hints.size() > 5) {
            throw new IllegalArgumentException("hints.md has " + hints.size()
                    + " hints, expected 3 to 5, each under a heading that begins with ##");
        }
        return hints;
    }

    private static List<Survivor> survivors(Path folder) throws IOException {
        Path file = folder.resolve("survivors.yaml");
        return Files.exists(file) ? SurvivorsYaml.parse(Files.readString(file)) : List.of();
    }

    private static List<WrongSolution> wrongSolutions(Path folder) throws IOException {
        Path wrong = folder.resolve("wrong");
        if (!Files.isDirectory(wrong)) {
            throw new IllegalArgumentException("the folder wrong/ is missing");
        }
        List<WrongSolution> solutions = new ArrayList<>();
        try (Stream<Path> files = Files.list(wrong)) {
            for (Path file : files.sorted().toList()) {
                solutions.add(wrongSolution(file));
            }
        }
        return solutions;
    }

    private static WrongSolution wrongSolution(Path file) throws IOException {
        String fileName = file.getFileName().toString();
        int dot = fileName.lastIndexOf('.');
        String ending = fileName.substring(dot + 1);
        if (dot < 1 || !(ending.equals("java") || ending.equals("py"))) {
            throw new IllegalArgumentException("wrong/" + fileName + " must end with .java or .py");
        }
        String source = Files.readString(file);
        Matcher first = EXPECT.matcher(source.lines().findFirst().orElse(""));
        if (!first.matches()) {
            throw new IllegalArgumentException("wrong/" + fileName
                    + " must begin with a line such as: // expect: WA on \"case name\" (# in Python)");
        }
        Verdict verdict = Verdict.valueOf(first.group(1));
        if ((verdict == Verdict.CE) != (first.group(2) == null)) {
            throw new IllegalArgumentException(
                    "wrong/" + fileName + " must name the case that catches it (unless the verdict is CE)");
        }
        Language language = ending.equals("java") ? Language.JAVA : Language.PYTHON;
        return new WrongSolution(fileName.substring(0, dot), language, source, verdict, first.group(2));
    }
}
