package dev.onsite.problems.paths;

import java.util.List;

/**
 * A way through the bank.
 *
 * @param name the file's name: {@code four-weeks}
 * @param about what it is for, in a sentence or two
 */
public record StudyPath(String name, String title, String about, List<Part> parts) {
    public StudyPath {
        parts = List.copyOf(parts);
    }

    /**
     * A week, a chapter, a round.
     *
     * @param about empty where the title says it all
     * @param problems slugs, in order
     */
    public record Part(String title, String about, List<String> problems) {
        public Part {
            problems = List.copyOf(problems);
        }
    }

    /** The slugs of all parts, each once, in the order in which they come first. */
    public List<String> problems() {
        return parts.stream()
                .flatMap(part -> part.problems().stream())
                .distinct()
                .toList();
    }
}
