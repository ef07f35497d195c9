package dev.onsite.workbench.problems;

import dev.onsite.judge.problem.Difficulty;
import dev.onsite.workbench.catalogue.Catalogue;
import dev.onsite.workbench.catalogue.ProblemCard;
import dev.onsite.workbench.catalogue.ProblemState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The list of problems, as a page, as its part that a filter changes, and as the index behind Ctrl+K. */
@Path("/")
public class ProblemListResource {
    @Inject
    Catalogue catalogue;

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance problems(
                List<ProblemCard> cards,
                int all,
                ProblemFilter filter,
                List<String> topics,
                List<ProblemState> states,
                List<Difficulty> levels);

        static native TemplateInstance problemRows(List<ProblemCard> cards, int all, ProblemFilter filter);
    }

    /** An entry of the index. */
    public record Found(String slug, String title, String about, String state) {}

    @GET
    @Path("problems")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list(
            @QueryParam("q") String text,
            @QueryParam("topic") String topic,
            @QueryParam("difficulty") String difficulty,
            @QueryParam("state") String state,
            @HeaderParam("HX-Request") boolean part) {
        ProblemFilter filter = ProblemFilter.of(text, topic, difficulty, state);
        List<ProblemCard> all = catalogue.cards();
        List<ProblemCard> shown = all.stream().filter(filter::accepts).toList();
        if (part) {
            return Templates.problemRows(shown, all.size(), filter);
        }
        List<String> topics = all.stream()
                .flatMap(card -> card.topics().stream())
                .distinct()
                .sorted()
                .toList();
        return Templates.problems(
                shown, all.size(), filter, topics, List.of(ProblemState.values()), List.of(Difficulty.values()));
    }

    @GET
    @Path("find")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Found> index() {
        return catalogue.cards().stream()
                .map(card -> new Found(
                        card.slug(), card.title(), card.about(), card.state().label()))
                .toList();
    }
}
