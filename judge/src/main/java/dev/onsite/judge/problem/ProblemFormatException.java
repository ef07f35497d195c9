package dev.onsite.judge.problem;

/** A problem's folder is not as {@link ProblemReader} says; the message names the file and what to mend. */
public final class ProblemFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProblemFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
