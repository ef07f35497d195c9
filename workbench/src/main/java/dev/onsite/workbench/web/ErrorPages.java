package dev.onsite.workbench.web;

import dev.onsite.workbench.store.StoreException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says what went wrong: as a page to a browser, as problem+json (RFC 9457) to a script and to htmx. */
class ErrorPages {
    private static final Logger LOGGER = Logger.getLogger("dev.onsite.workbench");

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance error(
                int status, String title, String detail, List<Refusal.Suggestion> suggestions);
    }

    @ServerExceptionMapper
    Response refusal(Refusal refused, HttpHeaders headers) {
        return answer(headers, refused.status(), refused.title(), refused.getMessage(), refused.suggestions());
    }

    @ServerExceptionMapper
    Response web(WebApplicationException refused, HttpHeaders headers) {
        int status = refused.getResponse().getStatus();
        return switch (status) {
            case 400 ->
                answer(
                        headers,
                        status,
                        "That cannot be done",
                        "The page may be older than the workbench that runs now. Reload it and try again.",
                        List.of());
            case 403 -> answer(headers, status, "Not allowed", "Onsite answers only its own pages.", List.of());
            case 404 ->
                answer(
                        headers,
                        status,
                        "Nothing is here",
                        "No page has this address.",
                        List.of(new Refusal.Suggestion("All problems", "/problems")));
            case 405 ->
                answer(headers, status, "That cannot be done", "This address takes no such request.", List.of());
            case 413 -> answer(headers, status, "That is too long", "Send less than a megabyte.", List.of());
            default ->
                status >= 500
                        ? failed(refused, headers)
                        : answer(headers, status, "That cannot be done", refused.getMessage(), List.of());
        };
    }

    @ServerExceptionMapper
    Response store(StoreException broken, HttpHeaders headers) {
        LOGGER.error(broken.getMessage(), broken);
        return answer(headers, 500, "Something broke", broken.getMessage(), List.of());
    }

    @ServerExceptionMapper
    Response anything(Throwable broken, HttpHeaders headers) {
        return failed(broken, headers);
    }

    private static Response failed(Throwable broken, HttpHeaders headers) {
        LOGGER.error("a request failed", broken);
        return answer(
                headers,
                500,
                "Something broke",
                "That is a mistake in Onsite, not yours. What you wrote is saved; the terminal in which Onsite runs says"
                        + " more.",
                List.of());
    }

    private static Response answer(
            HttpHeaders headers, int status, String title, String detail, List<Refusal.Suggestion> suggestions) {
        String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        boolean part = headers.getHeaderString("HX-Request") != null;
        if (accept != null && accept.contains(MediaType.TEXT_HTML) && !part) {
            return Response.status(status)
                    .type("text/html;charset=utf-8")
                    .entity(Templates.error(status, title, detail, suggestions).render())
                    .build();
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        if (!suggestions.isEmpty()) {
            problem.put(
                    "suggestions",
                    suggestions.stream().map(Refusal.Suggestion::path).toList());
        }
        return Response.status(status)
                .type("application/problem+json")
                .entity(problem)
                .build();
    }
}
