package dev.onsite.judge.grading;

/**
 * A checker whose problem has a size: cases of it at any size let the growth of a candidate's processor time be
 * measured.
 */
public interface Scalable {
    /** What grows, for a sentence: {@code "n, the number of points"}. */
    String scale();

    /** The complexity an interviewer hopes for, as written: {@code "n log n"}. */
    String intended();

    /** The smallest size worth measuring; sizes double from there. */
    int smallest();

    /** A case of this size; deterministic for a size and a seed. */
    Case caseOf(int size, long seed);
}
