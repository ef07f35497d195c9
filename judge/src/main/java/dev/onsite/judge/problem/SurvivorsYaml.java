package dev.onsite.judge.problem;

import dev.onsite.judge.value.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * {@code survivors.yaml}, which a problem may have:
 *
 * <pre>
 * java:
 *   - was: "if (distance &lt; best) {"
 *     now: "if (distance &lt;= best) {"
 *     reason: ties go to the same centroid, as equal ones have equal sums
 * </pre>
 */
final class SurvivorsYaml {
    private SurvivorsYaml() {}

    static List<Survivor> parse(String yaml) {
        Object document;
        try {
            document =
                    new Load(LoadSettings.builder().setLabel("survivors.yaml").build()).loadFromString(yaml);
        } catch (YamlEngineException broken) {
            throw new IllegalArgumentException("survivors.yaml is not YAML: " + broken.getMessage(), broken);
        }
        if (!(document instanceof Map<?, ?> languages)) {
            throw new IllegalArgumentException("survivors.yaml must map java and python to lists, got " + document);
        }
        List<Survivor> survivors = new ArrayList<>();
        languages.forEach((language, list) -> {
            if (!(list instanceof List<?> entries)) {
                throw new IllegalArgumentException("survivors.yaml: " + language + " must have a list, got " + list);
            }
            for (Object entry : entries) {
                survivors.add(new Survivor(
                        Language.ofId(String.valueOf(language)),
                        text(entry, "was"),
                        text(entry, "now"),
                        text(entry, "reason")));
            }
        });
        return survivors;
    }

    private static String text(Object entry, String key) {
        if (entry instanceof Map<?, ?> map && map.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new IllegalArgumentException("survivors.yaml: each entry has a text " + key + ", got " + entry);
    }
}
