package dev.onsite.recommender.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;

/** An answer by problem+json (RFC 9457). */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final String TYPE = "application/problem+json";

    private final int status;
    private final String title;
    private final int retryAfterSeconds;

    private Problem(int status, String title, String detail, int retryAfterSeconds) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "The request is not valid", detail, 0);
    }

    static Problem unauthorized() {
        return new Problem(401, "A key is needed", "send a key as Authorization: Bearer …", 0);
    }

    static Problem forbidden(String scope) {
        return new Problem(403, "The key does not allow this", "the key needs the scope " + scope, 0);
    }

    static Problem notFound(String detail) {
        return new Problem(404, "There is no such thing", detail, 0);
    }

    static Problem conflict(String detail) {
        return new Problem(409, "Not in this state", detail, 0);
    }

    static Problem unavailable(String detail, int retryAfterSeconds) {
        return new Problem(503, "Not now", detail, retryAfterSeconds);
    }

    static Problem tooManyRequests(String detail, int retryAfterSeconds) {
        return new Problem(429, "Too many requests", detail, retryAfterSeconds);
    }

    static Problem of(int status, String detail) {
        return new Problem(status, Response.Status.fromStatusCode(status).getReasonPhrase(), detail, 0);
    }

    int status() {
        return status;
    }

    int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "about:blank");
        json.put("title", title);
        json.put("status", status);
        json.put("detail", getMessage());
        return json.toString();
    }

    Response response() {
        Response.ResponseBuilder response = Response.status(status).type(TYPE).entity(json());
        if (retryAfterSeconds > 0) {
            response.header("Retry-After", retryAfterSeconds);
        }
        if (status == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }
}
