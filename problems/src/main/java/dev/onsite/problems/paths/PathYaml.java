package dev.onsite.problems.paths;

import dev.onsite.judge.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A path's file, {@code paths/NAME.yaml}:
 *
 * <pre>
 * title: Four weeks
 * about: Five evenings a week.
 * parts:
 *   - title: "Week 1: the tools of training"
 *     about: Loss, gradient, step.            # optional
 *     problems: [linear-regression-gd, adam]  # in this order, or
 *     topics: [linear-models]                 # every problem whose main topic this is, easy ones first
 * </pre>
 *
 * A path with a part by topics gets a last part of the problems that none of its parts has.
 */
public final class PathYaml {
    private static final String REST = "More";

    private PathYaml() {}

    /**
     * Reads one path.
     *
     * @param problems the bank's, for parts by topic
     * @throws IllegalArgumentException where the file is not as it should be
     */
    public static StudyPath parse(String name, String yaml, List<Problem> problems) {
        String file = "paths/" + name + ".yaml";
        try {
            Object document = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
            Map<?, ?> map = map(document, file);
            List<StudyPath.Part> parts = new ArrayList<>();
            boolean byTopic = false;
            for (Object part : list(map.get("parts"), file + ", parts")) {
                Map<?, ?> keys = map(part, file + ", a part");
                byTopic |= keys.containsKey("topics");
                parts.add(part(keys, file, problems));
            }
            if (byTopic) {
                addRest(parts, problems);
            }
            return new StudyPath(name, text(map, "title", file), text(map, "about", file), parts);
        } catch (YamlEngineException broken) {
            throw new IllegalArgumentException(file + " is not YAML: " + broken.getMessage(), broken);
        }
    }

    private static StudyPath.Part part(Map<?, ?> map, String file, List<Problem> problems) {
        String title = text(map, "title", file);
        if (map.containsKey("problems") == map.containsKey("topics")) {
            throw new IllegalArgumentException(file + ": the part " + title + " must have either problems or topics");
        }
        String about = map.containsKey("about") ? text(map, "about", file) : "";
        if (map.containsKey("problems")) {
            return new StudyPath.Part(title, about, strings(map.get("problems"), file + ", " + title));
        }
        Set<String> topics = new HashSet<>(strings(map.get("topics"), file + ", " + title));
        return new StudyPath.Part(title, about, easyFirst(problems, topics));
    }

    private static List<String> easyFirst(List<Problem> problems, Set<String> topics) {
        return problems.stream()
                .filter(problem -> topics.contains(problem.topics().get(0)))
                .sorted(Comparator.comparing(Problem::difficulty)
                        .thenComparing(Problem::minutes)
                        .thenComparing(Problem::slug))
                .map(Problem::slug)
                .toList();
    }

    private static void addRest(List<StudyPath.Part> parts, List<Problem> problems) {
        Set<String> named = new HashSet<>();
        parts.forEach(part -> named.addAll(part.problems()));
        List<String> rest = problems.stream()
                .map(Problem::slug)
                .filter(slug -> !named.contains(slug))
                .toList();
        if (!rest.isEmpty()) {
            parts.add(new StudyPath.Part(REST, "", rest));
        }
    }

    private static Map<?, ?> map(Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " must be a mapping of keys to values, got " + value);
    }

    private static List<?> list(Object value, String what) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw new IllegalArgumentException(what + " must be a list with something in it, got " + value);
    }

    private static List<String> strings(Object value, String what) {
        return list(value, what).stream().map(String::valueOf).toList();
    }

    private static String text(Map<?, ?> map, String key, String file) {
        if (map.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new IllegalArgumentException(file + ": " + key + " must be a text, got " + map.get(key));
    }
}
