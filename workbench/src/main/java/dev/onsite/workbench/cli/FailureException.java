package dev.onsite.workbench.cli;

/** A command cannot do what it was asked; the message says why and what to do. */
final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailureException(String message) {
        super(message);
    }
}
