package dev.onsite.workbench.paths;

import dev.onsite.problems.ProblemBank;
import dev.onsite.problems.paths.StudyPath;
import dev.onsite.workbench.catalogue.Catalogue;
import dev.onsite.workbench.catalogue.ProblemCard;
import dev.onsite.workbench.web.Refusal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The paths, and the page of each. */
@Singleton
@Path("/paths")
public class PathResource {
    @Inject
    ProblemBank bank;

    @Inject
    Catalogue catalogue;

    private List<StudyPath> paths;

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance paths(List<PathView> paths);

        static native TemplateInstance path(PathView path);
    }

    /** What a build came with does not change while it runs. */
    @PostConstruct
    void read() {
        paths = bank.paths();
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance all() {
        Map<String, ProblemCard> cards = cards();
        return Templates.paths(
                paths.stream().map(path -> PathView.of(path, cards)).toList());
    }

    @GET
    @Path("{name}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance one(@PathParam("name") String name) {
        StudyPath path = paths.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "There is no path " + name + ".",
                        paths.stream()
                                .map(one -> new Refusal.Suggestion(one.title(), "/paths/" + one.name()))
                                .toList()));
        return Templates.path(PathView.of(path, cards()));
    }

    private Map<String, ProblemCard> cards() {
        return catalogue.cards().stream().collect(Collectors.toMap(ProblemCard::slug, Function.identity()));
    }
}
