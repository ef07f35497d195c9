package dev.onsite.workbench.web;

import java.util.List;

/** The names by which this server may be called. */
final class LocalOrigin {
    private static final List<String> NAMES = List.of("127.0.0.1", "localhost");

    private LocalOrigin() {}

    /** Whether a {@code Host} header names this server. */
    static boolean isHost(String host, int port) {
        return host != null
                && NAMES.stream()
                        .anyMatch(name -> host.equalsIgnoreCase(name + ":" + port)
                                || (port == 80 && host.equalsIgnoreCase(name)));
    }

    /** Whether an {@code Origin} header names this server. */
    static boolean isOrigin(String origin, int port) {
        return origin.startsWith("http://") && isHost(origin.substring("http://".length()), port);
    }
}
