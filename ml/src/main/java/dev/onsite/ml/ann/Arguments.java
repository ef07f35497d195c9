package dev.onsite.ml.ann;

/** Checks of what callers pass in. */
final class Arguments {
    private Arguments() {}

    /** Throws an {@link IllegalArgumentException} with the formatted message unless the condition holds. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
    static void require(boolean condition, String template, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(template, values));
        }
    }

    /** Refuses a vector of another length or with a component that is no finite number. */
    static void requireVector(float[] vector, int dimension) {
        require(
                vector.length == dimension,
                "the index holds vectors of %d dimensions, got %d: embed with the model the index was built with",
                dimension,
                vector.length);
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(vector[i])) {
                throw new IllegalArgumentException("component " + i + " is " + vector[i]
                        + ": every component must be finite, remove or repair the vector");
            }
        }
    }

    static void requireK(int k) {
        require(k >= 1, "k must be at least 1, got %d", k);
    }
}
