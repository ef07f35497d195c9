package dev.onsite.judge.value;

import java.util.Arrays;
import java.util.Locale;

/** A language in which problems are solved. */
public enum Language {
    JAVA("java", "Java", "Solution.java"),
    PYTHON("python", "Python", "solution.py");

    private final String id;
    private final String label;
    private final String fileName;

    Language(String id, String label, String fileName) {
        this.id = id;
        this.label = label;
        this.fileName = fileName;
    }

    /** {@code java} or {@code python}: in the command line, JSON and addresses. */
    public String id() {
        return id;
    }

    /** The name as a person writes it. */
    public String label() {
        return label;
    }

    /** The name a solution's file gets. */
    public String fileName() {
        return fileName;
    }

    /** IllegalArgumentException where no language has this id. */
    public static Language ofId(String id) {
        return Arrays.stream(values())
                .filter(language -> language.id.equals(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("language must be java or python, got " + id));
    }
}
