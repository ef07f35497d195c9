package dev.onsite.judge.grading;

/**
 * How one answer compares.
 *
 * @param message a sentence or two for the candidate: what differs, by how much, and what that looks like
 * @param index where it first differs, as the candidate would write it ({@code centroids[1][0]}); else null
 * @param expected the expected value there, as text; else null
 * @param got the candidate's value there, as text; else null
 * @param relativeError |got − expected| / |expected| there; NaN where it makes no sense
 */
public record Outcome(
        Verdict verdict, String message, String index, String expected, String got, double relativeError) {
    public static final Outcome ACCEPTED = new Outcome(Verdict.AC, "", null, null, null, Double.NaN);

    /** A failure that no single index shows: a property that does not hold. */
    public static Outcome wrong(String message) {
        return new Outcome(Verdict.WA, message, null, null, null, Double.NaN);
    }

    /** A failure of a property at an index. */
    public static Outcome wrongAt(String index, Object expected, Object got, String message) {
        return new Outcome(Verdict.WA, message, index, String.valueOf(expected), String.valueOf(got), Double.NaN);
    }

    /** The right kind, but another shape. */
    public static Outcome shape(String message, String expected, String got) {
        return new Outcome(Verdict.SHAPE, message, null, expected, got, Double.NaN);
    }

    /** The same finding with a further sentence. */
    public Outcome withNote(String note) {
        return new Outcome(verdict, message + " " + note, index, expected, got, relativeError);
    }

    public boolean accepted() {
        return verdict == Verdict.AC;
    }
}
