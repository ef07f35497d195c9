package dev.onsite.workbench.submissions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.ReportJson;
import dev.onsite.workbench.catalogue.Catalogue;
import dev.onsite.workbench.catalogue.Sources;
import dev.onsite.workbench.store.SavedSubmission;
import dev.onsite.workbench.store.Store;
import dev.onsite.workbench.web.Refusal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Hands in, tells how it goes, shows how it went. */
@Path("/")
public class SubmissionResource {
    private static final int MOST_IN_HISTORY = 200;

    @Inject
    Store store;

    @Inject
    Catalogue catalogue;

    @Inject
    JudgeRoom room;

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance submission(
                SubmissionView submission, String title, ReportView report, String source);

        static native TemplateInstance history(List<SubmissionView> submissions);

        static native TemplateInstance result(
                ReportView report, long id, String slug, boolean samples, Catalogue.Next next);

        static native TemplateInstance caseRow(CaseView test);

        static native TemplateInstance insight(InsightView insight, long id, boolean waiting);
    }

    @POST
    @Path("problems/{slug}/submissions")
    public Response submit(
            @PathParam("slug") String slug,
            @FormParam("language") String language,
            @FormParam("source") String source,
            @FormParam("samples") boolean samples,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        ProblemBank.Entry entry = catalogue.entry(slug);
        Language known = Sources.language(entry.problem(), language);
        String text = Sources.checked(source);
        if (text.isBlank()) {
            throw Refusal.badRequest("There is no code to judge. Write some, or take the starter again.");
        }
        store.drafts().save(slug, known, text);
        return started(room.submit(entry, known, text, samples), accept);
    }

    @POST
    @Path("submissions/{id}/again")
    public Response again(@PathParam("id") long id, @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        SavedSubmission saved = saved(id);
        Judging judging = room.again(saved, catalogue.entry(saved.problem()))
                .orElseThrow(() -> Refusal.conflict("Submission " + id + " is not interrupted."));
        return started(judging, accept);
    }

    @GET
    @Path("submissions/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> events(@PathParam("id") long id, @jakarta.ws.rs.core.Context Sse sse) {
        // Asked in this order because a submission that ends in between is then found in the store.
        var running = room.running(id);
        SavedSubmission saved = saved(id);
        if (running.isPresent()) {
            return running.get().events().map(event -> message(sse, event, saved));
        }
        Judging.Event verdict = new Judging.Event(Judging.Event.VERDICT, ReportJson.parse(report(id)));
        return Multi.createFrom().item(message(sse, verdict, saved));
    }

    @GET
    @Path("submissions/{id}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@PathParam("id") long id) {
        SavedSubmission saved = saved(id);
        return Templates.submission(
                SubmissionView.of(saved),
                catalogue.title(saved.problem()).orElse(saved.problem()),
                store.submissions()
                        .report(id)
                        .map(json -> ReportView.of(ReportJson.parse(json)))
                        .orElse(null),
                store.submissions().source(id).orElseThrow());
    }

    @GET
    @Path("submissions/{id}/source")
    @Produces("text/plain;charset=utf-8")
    public String source(@PathParam("id") long id) {
        saved(id);
        return store.submissions().source(id).orElseThrow();
    }

    @GET
    @Path("submissions/{id}/result")
    @Produces(MediaType.TEXT_HTML)
    public String result(@PathParam("id") long id) {
        SavedSubmission saved = saved(id);
        return result(ReportView.of(ReportJson.parse(report(id))), saved);
    }

    @GET
    @Path("submissions/{id}/insight")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance insight(@PathParam("id") long id) {
        // Asked first: what is measured in between is then found in the store.
        boolean waiting = room.measuring(id);
        InsightView insight = InsightView.of(ReportJson.parse(report(id)));
        return Templates.insight(insight, id, waiting && insight == null);
    }

    @GET
    @Path("problems/{slug}/history")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance history(@PathParam("slug") String slug) {
        catalogue.entry(slug);
        return Templates.history(store.submissions().history(slug, MOST_IN_HISTORY).stream()
                .map(SubmissionView::of)
                .toList());
    }

    private String report(long id) {
        return store.submissions()
                .report(id)
                .orElseThrow(() -> Refusal.conflict("Submission " + id + " has no verdict: it is "
                        + (saved(id).interrupted() ? "interrupted." : "still being judged.")));
    }

    private SavedSubmission saved(long id) {
        return store.submissions()
                .find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "There is no submission " + id + ".", List.of(new Refusal.Suggestion("Home", "/"))));
    }

    private static Response started(Judging judging, String accept) {
        String path = "/submissions/" + judging.id();
        if (accept != null && accept.contains(MediaType.TEXT_HTML)) {
            return Response.seeOther(URI.create(path)).build();
        }
        return Response.created(URI.create(path))
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("id", judging.id(), "events", path + "/events"))
                .build();
    }

    private OutboundSseEvent message(Sse sse, Judging.Event event, SavedSubmission saved) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        switch (event.kind()) {
            case Judging.Event.COMPILED -> data.set("cases", event.json());
            case Judging.Event.CASE -> {
                CaseView test = CaseView.of(event.json());
                data.put("number", test.number());
                data.put("of", test.of());
                data.put("html", Templates.caseRow(test).render());
            }
            default -> {
                ReportView report = ReportView.of(event.json());
                data.put("verdict", report.verdict().name());
                data.put("accepted", report.accepted());
                data.put("html", result(report, saved));
            }
        }
        return sse.newEventBuilder().name(event.kind()).data(data.toString()).build();
    }

    private String result(ReportView report, SavedSubmission saved) {
        Catalogue.Next next = report.accepted() && !saved.samples()
                ? catalogue.next(saved.problem()).orElse(null)
                : null;
        return Templates.result(report, saved.id(), saved.problem(), saved.samples(), next)
                .render();
    }
}
