package dev.onsite.recommender.api;

import dev.onsite.recommender.gateway.RateLimiter;
import dev.onsite.recommender.serve.Service;
import dev.onsite.recommender.store.Keys;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/**
 * Every request of the API passes here first: who it is, whether it comes too often, whether it may do that.
 *
 * <p>A client is its key where that is known, else its address: a made-up key buys no quota of its own.
 */
@ApplicationScoped
class Gate {
    private static final String BEARER = "bearer ";

    private final Service service;
    private final boolean readsNeedKey;

    @Inject
    Gate(Service service) {
        this.service = service;
        String reads = service.configuration().reads();
        if (!reads.equals("open") && !reads.equals("key")) {
            throw new IllegalArgumentException("recommender.reads must be open or key, got " + reads);
        }
        readsNeedKey = reads.equals("key");
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, 100);
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        if (path == null || !(path.startsWith("/v1/") || path.startsWith("/lab"))) {
            context.next();
            return;
        }
        String key = key(request);
        Optional<Keys.Grant> grant =
                key == null ? Optional.empty() : service.keys().find(key);
        String client = grant.isPresent()
                ? "key:" + grant.get().name()
                : request.remoteAddress().hostAddress();
        RateLimiter.Decision decision = service.limiter().decide(client);
        HttpServerResponse response = request.response();
        response.putHeader("RateLimit-Policy", decision.policyHeader());
        response.putHeader("RateLimit", decision.header());
        if (!decision.allowed()) {
            refuse(
                    context,
                    Problem.tooManyRequests(
                            "the " + decision.policy() + " limit of "
                                    + decision.limit().quota() + " requests in "
                                    + decision.limit().windowSeconds() + " s is used up",
                            (int) decision.resetSeconds()));
            return;
        }
        Keys.Scope needed = scope(request.method().name(), path);
        if (needed == Keys.Scope.READ && !readsNeedKey) {
            context.next();
        } else if (grant.isEmpty()) {
            refuse(context, Problem.unauthorized());
        } else if (!grant.get().allows(needed)) {
            refuse(context, Problem.forbidden(needed.name().toLowerCase(Locale.ROOT)));
        } else {
            context.next();
        }
    }

    private static String key(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static Keys.Scope scope(String method, String path) {
        if (path.startsWith("/v1/admin")) {
            return Keys.Scope.ADMIN;
        }
        boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        if (path.startsWith("/lab")) {
            return reads ? Keys.Scope.READ : Keys.Scope.ADMIN;
        }
        // A user's attributes are no recommendation.
        boolean person = path.startsWith("/v1/users/") && !path.endsWith("/recommendations");
        return (reads && !person) || path.equals("/v1/sessions/recommendations") ? Keys.Scope.READ : Keys.Scope.WRITE;
    }

    private static void refuse(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        response.setStatusCode(problem.status());
        response.putHeader("Content-Type", Problem.TYPE);
        if (problem.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", String.valueOf(problem.retryAfterSeconds()));
        }
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.end(problem.json());
    }
}
