package dev.onsite.workbench.problems;

import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.catalogue.Catalogue;
import dev.onsite.workbench.catalogue.ProblemState;
import dev.onsite.workbench.catalogue.Sources;
import dev.onsite.workbench.catalogue.Topics;
import dev.onsite.workbench.store.ProblemProgress;
import dev.onsite.workbench.store.Store;
import dev.onsite.workbench.submissions.JudgeRoom;
import dev.onsite.workbench.text.Markdown;
import dev.onsite.workbench.web.Refusal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page of one problem, and what its parts save and ask for. */
@Path("/")
public class ProblemResource {
    /** The longest notes, in characters. */
    private static final int LONGEST_NOTES = 100_000;

    @Inject
    Catalogue catalogue;

    @Inject
    Store store;

    @Inject
    JudgeRoom room;

    @PathParam("slug")
    String slug;

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance problem(ProblemPage page);

        static native TemplateInstance hints(ProblemPage.Hints hints, String slug);

        static native TemplateInstance solution(RawString solution, List<String> followUps, List<Reference> references);
    }

    /** A solution that passes. */
    public record Reference(String language, String id, String source) {}

    @GET
    @Path("problems/{slug}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@QueryParam("lang") String asked) {
        ProblemBank.Entry first =
                catalogue.entry(catalogue.entry(slug).problem().base());
        List<StageLink> stages = stages(first);
        Problem problem = opened(stages);
        ProblemProgress progress = store.progress().of(slug);
        Set<Language> available = room.languages();
        Language language = asked != null
                ? Sources.language(problem, asked)
                : store.drafts()
                        .latestLanguage(slug)
                        .or(() -> store.drafts().latestLanguage(problem.base()))
                        .or(() -> problem.languages().stream()
                                .filter(available::contains)
                                .findFirst())
                        .orElse(problem.languages().get(0));
        room.prepare(problem, language);
        return Templates.problem(new ProblemPage(
                slug,
                problem.title(),
                problem.difficulty(),
                Topics.words(problem.topics()),
                problem.minutes(),
                catalogue.state(slug),
                stages.size() > 1 ? stages : List.of(),
                new RawString(Markdown.toHtml(problem.statement())),
                first.withStages()
                        .map(ProblemBank.Entry::problem)
                        .filter(one -> one.stage() < problem.stage())
                        .map(one -> new RawString(Markdown.toHtml(one.statement())))
                        .toList(),
                ProblemPage.limits(problem),
                problem.languages().stream()
                        .map(one -> editor(problem, one, available.contains(one)))
                        .toList(),
                language.id(),
                ProblemPage.Hints.of(problem, progress),
                solutionOpen(progress),
                progress.notes(),
                progress.time().toMillis(),
                progress.timerRuns()));
    }

    @PUT
    @Path("problems/{slug}/draft")
    public void saveDraft(@FormParam("language") String language, @FormParam("source") String source) {
        Language known = Sources.language(problem(), language);
        store.drafts().save(slug, known, Sources.checked(source));
    }

    @DELETE
    @Path("problems/{slug}/draft")
    public void resetDraft(@QueryParam("language") String language) {
        store.drafts().delete(slug, Sources.language(problem(), language));
    }

    @PUT
    @Path("problems/{slug}/notes")
    public void saveNotes(@FormParam("notes") String notes) {
        problem();
        String text = notes == null ? "" : notes;
        if (text.length() > LONGEST_NOTES) {
            throw Refusal.tooLarge(
                    "The notes have " + text.length() + " characters, and at most " + LONGEST_NOTES + " are kept.");
        }
        store.progress().saveNotes(slug, text);
    }

    @POST
    @Path("problems/{slug}/hints")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance nextHint() {
        Problem problem = problem();
        store.progress().showNextHint(slug, problem.hints().size());
        return Templates.hints(ProblemPage.Hints.of(problem, store.progress().of(slug)), slug);
    }

    @GET
    @Path("problems/{slug}/solution")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance solution() {
        Problem problem = problem();
        if (!solutionOpen(store.progress().of(slug))) {
            throw Refusal.forbidden(
                    "The solution opens when you pass, or when you ask for it on the problem's page.",
                    List.of(new Refusal.Suggestion(problem.title(), "/problems/" + slug)));
        }
        return solution(problem);
    }

    @POST
    @Path("problems/{slug}/solution")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance revealSolution() {
        Problem problem = problem();
        store.progress().revealSolution(slug);
        return solution(problem);
    }

    @POST
    @Path("problems/{slug}/timer")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> timer(@FormParam("action") String action) {
        problem();
        switch (action == null ? "" : action) {
            case "start" -> store.progress().startTimer(slug);
            case "pause" -> store.progress().pauseTimer(slug);
            case "reset" -> store.progress().resetTimer(slug);
            default -> throw Refusal.badRequest("action must be start, pause or reset, got " + action);
        }
        ProblemProgress progress = store.progress().of(slug);
        return Map.of("millis", progress.time().toMillis(), "runs", progress.timerRuns());
    }

    private List<StageLink> stages(ProblemBank.Entry first) {
        Set<String> solved = store.submissions().solved();
        List<StageLink> links = new ArrayList<>();
        boolean open = true;
        for (ProblemBank.Entry entry : first.withStages().toList()) {
            Problem stage = entry.problem();
            boolean done = solved.contains(stage.slug());
            links.add(new StageLink(
                    stage.stage(),
                    stage.title(),
                    "/problems/" + stage.slug(),
                    open || done,
                    stage.slug().equals(slug),
                    done));
            open = done;
        }
        return links;
    }

    /** The problem or the stage that is asked for; a refusal where the stage before is not solved yet. */
    private Problem opened(List<StageLink> stages) {
        Problem problem = problem();
        if (!stages.get(problem.stage() - 1).open()) {
            StageLink before = stages.get(problem.stage() - 2);
            throw Refusal.forbidden(
                    "Stage " + problem.stage() + " opens when you pass stage " + before.number() + ".",
                    List.of(new Refusal.Suggestion(before.title(), before.path())));
        }
        return problem;
    }

    private Problem problem() {
        return catalogue.entry(slug).problem();
    }

    private boolean solutionOpen(ProblemProgress progress) {
        return progress.solutionRevealed() || catalogue.state(slug) == ProblemState.SOLVED;
    }

    private ProblemPage.Editor editor(Problem problem, Language language, boolean available) {
        String starter = problem.starter(language).orElseThrow();
        return new ProblemPage.Editor(
                language.id(),
                language.label(),
                language.fileName(),
                store.drafts()
                        .find(slug, language)
                        // A further stage begins with what passed the one before.
                        .or(() -> problem.stage() == 1
                                ? Optional.empty()
                                : store.submissions().lastAccepted(before(problem), language))
                        .orElse(starter),
                starter,
                available);
    }

    private static String before(Problem stage) {
        return stage.stage() == 2 ? stage.base() : stage.base() + "." + (stage.stage() - 1);
    }

    private static TemplateInstance solution(Problem problem) {
        return Templates.solution(
                new RawString(Markdown.toHtml(problem.solution())),
                problem.followUps(),
                problem.languages().stream()
                        .map(language -> new Reference(
                                language.label(),
                                language.id(),
                                problem.references().get(language)))
                        .toList());
    }
}
