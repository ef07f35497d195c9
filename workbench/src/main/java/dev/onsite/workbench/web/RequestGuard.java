package dev.onsite.workbench.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Refuses what does not come from the person at this machine, before anything else looks at a request.
 *
 * <p>The server listens on the loopback address alone, but any page in the same browser can reach that. Such a page can
 * make a name of its own point here (DNS rebinding): then {@code Host} is not ours. Or it can post a form here: then
 * {@code Origin}, or where that is missing {@code Sec-Fetch-Site}, is not ours; the CSRF token stands behind that.
 */
@ApplicationScoped
class RequestGuard {
    private static final int FIRST = 1_000;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /**
     * Scripts, workers and connections from here alone, none inline. Styles may be inline because Monaco and KaTeX
     * place every line and glyph by style elements and attributes that they write; a style can neither run nor send
     * anything here, as no other host may be reached. Monaco's own icons come as data.
     */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; worker-src 'self';"
            + " connect-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(RequestGuard::guard, FIRST);
    }

    private static void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        int port = request.localAddress().port();
        if (!LocalOrigin.isHere(request.authority(), port)) {
            refuse(context, "Onsite answers only at http://127.0.0.1:" + port + ", not for another host name.");
        } else if (!fromHere(request, port)) {
            refuse(context, "This request came from another site, and Onsite answers only its own pages.");
        } else {
            // The address of a library names its version: what is there never changes.
            response.putHeader(
                    "Cache-Control",
                    request.path().startsWith("/webjars/") ? "public, max-age=31536000, immutable" : "no-cache");
            context.next();
        }
    }

    private static boolean fromHere(HttpServerRequest request, int port) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return LocalOrigin.isOrigin(origin, port);
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return READING.contains(request.method()) || site == null || site.equals("same-origin") || site.equals("none");
    }

    private static void refuse(RoutingContext context, String why) {
        context.response()
                .setStatusCode(403)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(why + "\n");
    }
}
