package dev.onsite.workbench.web;

import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;

/** The names by which this server may be called. */
final class LocalOrigin {
    private static final List<String> NAMES = List.of("127.0.0.1", "localhost");

    private LocalOrigin() {}

    /** Whether an authority, {@code Host} in HTTP/1, names this server. */
    static boolean isHere(HostAndPort authority, int port) {
        return authority != null
                && NAMES.contains(authority.host().toLowerCase(Locale.ROOT))
                && (authority.port() == port || (authority.port() < 0 && port == 80));
    }

    /** Whether an {@code Origin} header names this server. */
    static boolean isOrigin(String origin, int port) {
        return origin.startsWith("http://")
                && isHere(HostAndPort.parseAuthority(origin.substring("http://".length()), -1), port);
    }
}
