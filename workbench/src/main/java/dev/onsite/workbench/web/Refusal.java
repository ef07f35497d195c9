package dev.onsite.workbench.web;

import java.util.List;

/** A request that cannot be served, with what to say of it. Becomes a page, or problem+json for a script. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient List<Suggestion> suggestions;

    /** A link that may help. */
    public record Suggestion(String title, String path) {}

    private Refusal(int status, String title, String detail, List<Suggestion> suggestions) {
        super(detail);
        this.status = status;
        this.title = title;
        this.suggestions = List.copyOf(suggestions);
    }

    public static Refusal badRequest(String detail) {
        return new Refusal(400, "That cannot be done", detail, List.of());
    }

    public static Refusal forbidden(String detail, List<Suggestion> suggestions) {
        return new Refusal(403, "Not yet", detail, suggestions);
    }

    public static Refusal notFound(String detail, List<Suggestion> suggestions) {
        return new Refusal(404, "Nothing is here", detail, suggestions);
    }

    public static Refusal conflict(String detail) {
        return new Refusal(409, "That cannot be done now", detail, List.of());
    }

    public static Refusal tooLarge(String detail) {
        return new Refusal(413, "That is too long", detail, List.of());
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    List<Suggestion> suggestions() {
        return suggestions == null ? List.of() : suggestions;
    }
}
