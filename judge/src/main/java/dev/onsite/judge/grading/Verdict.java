package dev.onsite.judge.grading;

/** What the judge says of a case, and of a submission: there the verdict of its first case that is not accepted. */
public enum Verdict {
    AC("Accepted"),
    WA("Wrong answer"),
    SHAPE("Wrong shape or type"),
    NUM("Outside the tolerance"),
    TLE("Time limit exceeded"),
    MLE("Memory limit exceeded"),
    RE("Runtime error"),
    CE("Compile error"),
    OLE("Output limit exceeded"),
    SV("Sandbox violation"),
    IE("Internal error");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** The verdict in words. */
    public String label() {
        return label;
    }
}
