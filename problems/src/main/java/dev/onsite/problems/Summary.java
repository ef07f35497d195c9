package dev.onsite.problems;

import dev.onsite.judge.problem.Difficulty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a list shows of a problem.
 *
 * <p>Taken from the four lines of {@code problem.yaml} that hold it, without a YAML parser: a list of the whole bank must
 * not take longer than a person notices, and loading the parser alone does. These keys stand at the beginning of a line,
 * their values on it; a test holds every summary against the whole problem.
 *
 * @param topics the main topic first
 * @param minutes the time an interviewer would give
 */
public record Summary(String slug, String title, Difficulty difficulty, List<String> topics, int minutes) {
    public Summary {
        topics = List.copyOf(topics);
    }

    static Summary read(Path folder, String slug) throws IOException {
        Map<String, String> lines = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("problem.yaml"))) {
            int colon = line.indexOf(": ");
            if (colon > 0 && Character.isLetter(line.charAt(0))) {
                lines.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 2).strip());
            }
        }
        String topics = value(lines, "topics", slug);
        return new Summary(
                slug,
                value(lines, "title", slug),
                Difficulty.valueOf(value(lines, "difficulty", slug).toUpperCase(Locale.ROOT)),
                Arrays.stream(topics.substring(1, topics.length() - 1).split(",", -1))
                        .map(String::strip)
                        .toList(),
                Integer.parseInt(value(lines, "minutes", slug)));
    }

    private static String value(Map<String, String> lines, String key, String slug) {
        String value = lines.get(key);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(
                    "problem " + slug + " needs a line of problem.yaml that begins with " + key + ": and its value");
        }
        return value;
    }
}
