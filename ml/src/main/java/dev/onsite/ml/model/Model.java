package dev.onsite.ml.model;

/** A fitted model: immutable, safe for use by many threads. */
public interface Model {
    /** The number of columns it was fitted on and expects to see. */
    int features();

    /** Whether NaN stands for a missing value in the rows to predict for; otherwise it is refused. */
    default boolean acceptsMissing() {
        return false;
    }

    /** How it is written to a {@link ModelFile} and read back. */
    ModelFormat<?> format();
}
