package dev.onsite.testbed.load;

/** A failure of a known kind, without a stack trace, since a failing server makes thousands of them. */
public final class FailedOperation extends Exception {
    private static final long serialVersionUID = 1L;

    /** Fails by a kind, such as {@code http 503}: failures are counted by it, so there must be few. */
    public FailedOperation(String kind) {
        super(kind, null, false, false);
    }
}
