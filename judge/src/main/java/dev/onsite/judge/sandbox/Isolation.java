package dev.onsite.judge.sandbox;

/** How far a submission is kept away from the machine, best first. */
public enum Isolation {
    /** Bubblewrap: own namespaces, no network, read-only system, memory-backed {@code /tmp} alone to write to. */
    BUBBLEWRAP("bubblewrap"),
    /** The same by util-linux' {@code unshare}, {@code pivot_root} and {@code setpriv}. */
    NAMESPACES("namespaces"),
    /**
     * The kernel's limits, no new privileges, a session of its own and, started by root, a user of its own; but the
     * machine's files and network are in sight: only where the person asks for it.
     */
    LIMITS("limits"),
    /** Nothing but the watch from outside and a clean environment: only where the person asks for it. */
    NONE("none");

    private final String id;

    Isolation(String id) {
        this.id = id;
    }

    /** The name on a verdict. */
    public String id() {
        return id;
    }

    /** Whether files, network and other processes are out of a submission's reach. */
    public boolean isolates() {
        return this == BUBBLEWRAP || this == NAMESPACES;
    }
}
