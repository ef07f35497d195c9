package dev.onsite.judge.problem;

import dev.onsite.judge.grading.Tolerance;
import dev.onsite.judge.value.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * {@code problem.yaml}:
 *
 * <pre>
 * title: K-means
 * difficulty: medium            # easy, medium, hard
 * topics: [clustering]
 * minutes: 30
 * kind: function                # or class
 * records:                      # optional named tuples
 *   Clustering: {centroids: "double[][]", labels: "int[]"}
 * signature:
 *   java: kMeans                # for a class: name: KdTree, constructor: [parameters], methods: [functions]
 *   python: k_means
 *   parameters:
 *     - {name: points, type: "double[][]", doc: "(n, d), the points"}
 *   returns: Clustering
 * limits: {cpu_ms: 2000, memory_mb: 256, output_kb: 64}     # optional, each
 * tolerance: {rtol: 1.0e-6, atol: 1.0e-8}                   # optional
 * follow_ups:
 *   - Now every point has a weight.
 * </pre>
 */
record ProblemYaml(
        String title,
        Difficulty difficulty,
        List<String> topics,
        int minutes,
        Signature signature,
        Limits limits,
        Tolerance tolerance,
        List<String> followUps) {
    private static final Set<String> KEYS = Set.of(
            "title",
            "difficulty",
            "topics",
            "minutes",
            "kind",
            "records",
            "signature",
            "limits",
            "tolerance",
            "follow_ups");

    static ProblemYaml parse(String yaml) {
        return parse(keys(yaml));
    }

    /** A further stage: what it does not say is as in the first, follow-ups apart. */
    static ProblemYaml parseStage(String yaml, String first) {
        Map<Object, Object> merged = new LinkedHashMap<>(keys(first));
        merged.remove("follow_ups");
        merged.putAll(keys(yaml));
        return parse(merged);
    }

    private static Map<?, ?> keys(String yaml) {
        Object document;
        try {
            document = new Load(LoadSettings.builder().setLabel("problem.yaml").build()).loadFromString(yaml);
        } catch (YamlEngineException broken) {
            throw new IllegalArgumentException("problem.yaml is not YAML: " + broken.getMessage(), broken);
        }
        Map<?, ?> map = map(document, "problem.yaml");
        for (Object key : map.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException("problem.yaml has an unknown key " + key + ", expected " + KEYS);
            }
        }
        return map;
    }

    private static ProblemYaml parse(Map<?, ?> map) {
        TypeParser types = new TypeParser();
        if (map.get("records") != null) {
            map(map.get("records"), "records").forEach((name, fields) -> types.define(record(name, fields, types)));
        }
        return new ProblemYaml(
                string(map, "title"),
                difficulty(string(map, "difficulty")),
                strings(map, "topics"),
                integer(map, "minutes"),
                signature(string(map, "kind"), map(map.get("signature"), "signature"), types),
                limits(map.get("limits")),
                tolerance(map.get("tolerance")),
                strings(map, "follow_ups"));
    }

    private static Type.Structure record(Object name, Object fields, TypeParser types) {
        List<Type.Field> parsed = new ArrayList<>();
        map(fields, "record " + name)
                .forEach((field, type) ->
                        parsed.add(new Type.Field(String.valueOf(field), types.parse(String.valueOf(type)))));
        return new Type.Structure(String.valueOf(name), parsed);
    }

    private static Signature signature(String kind, Map<?, ?> map, TypeParser types) {
        return switch (kind) {
            case "function" -> function(map, types);
            case "class" ->
                new Signature.Structure(
                        string(map, "name"),
                        parameters(map.get("constructor"), types),
                        list(map.get("methods"), "methods").stream()
                                .map(method -> function(map(method, "a method"), types))
                                .toList());
            default -> throw new IllegalArgumentException("kind must be function or class, got " + kind);
        };
    }

    private static Signature.Function function(Map<?, ?> map, TypeParser types) {
        return new Signature.Function(
                string(map, "java"),
                string(map, "python"),
                parameters(map.get("parameters"), types),
                types.parse(string(map, "returns")));
    }

    private static List<Signature.Parameter> parameters(Object list, TypeParser types) {
        return list(list, "parameters").stream()
                .map(item -> map(item, "a parameter"))
                .map(item -> new Signature.Parameter(
                        string(item, "name"), types.parse(string(item, "type")), string(item, "doc")))
                .toList();
    }

    private static Limits limits(Object value) {
        if (value == null) {
            return Limits.DEFAULT;
        }
        Map<?, ?> map = map(value, "limits");
        return new Limits(
                map.containsKey("cpu_ms") ? integer(map, "cpu_ms") : Limits.DEFAULT.cpuMillis(),
                map.containsKey("memory_mb") ? integer(map, "memory_mb") : Limits.DEFAULT.memoryMb(),
                map.containsKey("output_kb") ? integer(map, "output_kb") : Limits.DEFAULT.outputKb());
    }

    private static Tolerance tolerance(Object value) {
        if (value == null) {
            return Tolerance.DEFAULT;
        }
        Map<?, ?> map = map(value, "tolerance");
        return new Tolerance(number(map, "rtol"), number(map, "atol"));
    }

    private static Difficulty difficulty(String text) {
        return Arrays.stream(Difficulty.values())
                .filter(difficulty -> difficulty.id().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("difficulty must be easy, medium or hard, got " + text));
    }

    private static Map<?, ?> map(Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " must be a mapping of keys to values, got " + value);
    }

    private static List<?> list(Object value, String what) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(what + " must be a list, got " + value);
    }

    private static List<String> strings(Map<?, ?> map, String key) {
        return list(map.get(key), key).stream().map(String::valueOf).toList();
    }

    private static String string(Map<?, ?> map, String key) {
        if (map.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(key + " must be a text, got " + map.get(key));
    }

    private static int integer(Map<?, ?> map, String key) {
        if (map.get(key) instanceof Integer number && number > 0) {
            return number;
        }
        throw new IllegalArgumentException(key + " must be a positive whole number, got " + map.get(key));
    }

    private static double number(Map<?, ?> map, String key) {
        if (map.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(key + " must be a number such as 1.0e-6, got " + map.get(key));
    }
}
