package dev.onsite.workbench.catalogue;

import java.util.Locale;

/** How far a person is with a problem. */
public enum ProblemState {
    NEW("New"),
    TRIED("Tried"),
    SOLVED("Solved");

    private final String label;

    ProblemState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** {@code new}, {@code tried} or {@code solved}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
