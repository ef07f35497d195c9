package dev.onsite.judge.problem;

/** How hard a problem is for a prepared candidate. */
public enum Difficulty {
    EASY,
    MEDIUM,
    HARD;

    /** {@code easy}, {@code medium} or {@code hard}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
