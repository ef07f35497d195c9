package dev.onsite.judge.grading;

import java.util.List;

/**
 * Makes a problem's cases and checks the answers: the one class a problem has. Runs in the judge's process, never in
 * the worker; the worker never sees what is expected. Cases and right answers are kept for the next submission, which
 * another thread may judge meanwhile: a checker has no state, and changes neither.
 */
public interface Checker {
    /**
     * The cases in the order they are run, small and telling ones first, the scale test last. Deterministic for a seed;
     * names and their order do not depend on it.
     */
    List<Case> cases(long seed);

    /**
     * A right answer, from the oracle: what a message shows as expected. For a class, the list of the calls' results.
     */
    Object expected(Case test);

    /** The checkers of the problem's further stages, from the second on, in order. */
    default List<Checker> stages() {
        return List.of();
    }

    /**
     * Checks an answer of the right type and rank. By default it must equal the expected one within the problem's
     * tolerance; a problem with many right answers checks their properties instead.
     *
     * @param answer typed as the signature says; for a class the list of the calls' results
     */
    default Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return comparison.compare(expected, answer);
    }
}
