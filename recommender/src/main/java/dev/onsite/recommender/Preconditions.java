package dev.onsite.recommender;

/** What this module checks the values of its options with. */
public final class Preconditions {
    private Preconditions() {}

    /**
     * Requires a condition.
     *
     * @param template a format of {@link java.util.Formatter}
     * @throws IllegalArgumentException with the message, unless it holds
     */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
    public static void require(boolean condition, String template, Object... args) {
        if (!condition) {
            throw new IllegalArgumentException(template.formatted(args));
        }
    }
}
