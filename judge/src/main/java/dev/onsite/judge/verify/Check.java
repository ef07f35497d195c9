package dev.onsite.judge.verify;

/**
 * One thing that must hold of a problem.
 *
 * @param check what was checked
 * @param expected what must hold
 * @param got what was found; the same as expected where it holds
 */
public record Check(String problem, String check, String expected, String got, boolean ok) {
    static Check of(String problem, String check, String expected, String got) {
        return new Check(problem, check, expected, got, expected.equals(got));
    }
}
