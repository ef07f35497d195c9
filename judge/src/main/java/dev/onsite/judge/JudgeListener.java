package dev.onsite.judge;

/** Hears of a submission's progress as it is judged, on the judging thread. */
public interface JudgeListener {
    /** Hears nothing. */
    JudgeListener NONE = new JudgeListener() {};

    /** The source compiled; this many cases follow. */
    default void compiled(int cases) {}

    /** A case was graded. */
    default void graded(CaseReport report) {}
}
