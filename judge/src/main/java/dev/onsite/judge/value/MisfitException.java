package dev.onsite.judge.value;

/** A returned value is not of the type asked for; the message is for the candidate. */
public final class MisfitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String got;

    MisfitException(String message, String expected, String got) {
        super(message);
        this.expected = expected;
        this.got = got;
    }

    public String expected() {
        return expected;
    }

    public String got() {
        return got;
    }
}
