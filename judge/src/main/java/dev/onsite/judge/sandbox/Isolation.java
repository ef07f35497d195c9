package dev.onsite.judge.sandbox;

/** How far a submission is kept away from the machine, best first. */
public enum Isolation {
    /** Bubblewrap: own namespaces, no network, read-only system, memory-backed {@code /tmp} alone to write to. */
    BUBBLEWRAP("bubblewrap"),
    /** The same by util-linux' {@code unshare}, {@code pivot_root} and {@code setpriv}. */
    NAMESPACES("namespaces"),
    /** Nothing but limits, a clean environment and a folder of its own: only where the person asks for it. */
    NONE("none");

    private final String id;

    Isolation(String id) {
        this.id = id;
    }

    /** The name on a verdict. */
    public String id() {
        return id;
    }
}
