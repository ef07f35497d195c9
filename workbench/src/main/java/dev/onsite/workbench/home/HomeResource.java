package dev.onsite.workbench.home;

import dev.onsite.workbench.catalogue.Catalogue;
import dev.onsite.workbench.catalogue.ProblemCard;
import dev.onsite.workbench.store.SavedSubmission;
import dev.onsite.workbench.store.Store;
import dev.onsite.workbench.submissions.SubmissionView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The first page. */
@Path("/")
public class HomeResource {
    private static final int CONSIDERED = 500;
    private static final int SHOWN = 5;

    @Inject
    Catalogue catalogue;

    @Inject
    Store store;

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(
                NextThing next, long solved, int all, List<Row> recent, List<Row> interrupted);
    }

    /** A submission with its problem's title. */
    public record Row(String title, SubmissionView submission) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance home() {
        List<ProblemCard> cards = catalogue.cards();
        Map<String, ProblemCard> bySlug =
                cards.stream().collect(Collectors.toMap(ProblemCard::slug, Function.identity()));
        List<SavedSubmission> recent = store.submissions().recent(CONSIDERED);
        List<SavedSubmission> first = recent.stream()
                .filter(submission -> bySlug.containsKey(submission.problem()))
                .toList();
        return Templates.home(
                NextThing.of(cards, first).orElse(null),
                cards.stream().filter(ProblemCard::solved).count(),
                cards.size(),
                rows(latest(recent)),
                rows(store.submissions().interrupted()));
    }

    /** The latest submission of each problem. */
    private static List<SavedSubmission> latest(List<SavedSubmission> recent) {
        Map<String, SavedSubmission> byProblem = new LinkedHashMap<>();
        recent.forEach(submission -> byProblem.putIfAbsent(submission.problem(), submission));
        return byProblem.values().stream().limit(SHOWN).toList();
    }

    /** Those whose problem is there still. */
    private List<Row> rows(List<SavedSubmission> submissions) {
        return submissions.stream()
                .flatMap(submission -> catalogue.title(submission.problem()).stream()
                        .map(title -> new Row(title, SubmissionView.of(submission))))
                .toList();
    }
}
