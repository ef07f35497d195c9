package dev.onsite.workbench.submissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.Submission;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.TemporaryData;
import dev.onsite.workbench.Visitor;
import dev.onsite.workbench.store.Store;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class SubmissionTest {
    private static final String SLUG = "k-means";
    private static final String HAND_IN = "/problems/k-means/submissions";

    @TestHTTPResource("/")
    URI base;

    @Inject
    Store store;

    @Inject
    ProblemBank bank;

    @ConfigProperty(name = "onsite.data")
    Path folder;

    private Visitor visitor;

    @BeforeEach
    void visit() throws Exception {
        visitor = new Visitor(base);
        visitor.page("/problems/" + SLUG);
    }

    @Test
    void wrongAnswerStreamsItsCasesAndThenWhereItIsWrong() throws Exception {
        String events = visitor.judge(SLUG, "java", wrong("divides-by-n"));

        assertTrue(events.indexOf("event:compiled") >= 0, events);
        assertTrue(events.indexOf("event:case") > events.indexOf("event:compiled"), events);
        assertTrue(events.indexOf("event:verdict") > events.lastIndexOf("event:case"), events);
        assertTrue(events.contains("\"verdict\":\"WA\""), events);
        assertTrue(events.contains("<code>centroids["), events);
    }

    @Test
    void passIsKeptAndOpensTheSolution() throws Exception {
        String slug = "logistic-gradient";
        Problem problem = bank.find(slug).orElseThrow().problem();
        visitor.page("/problems/" + slug);
        HttpResponse<String> closed = visitor.page("/problems/" + slug + "/solution");
        assertEquals(403, closed.statusCode());
        assertTrue(closed.body().contains("href=\"/problems/" + slug + "\""), closed.body());

        String events = visitor.judge(slug, "java", problem.references().get(Language.JAVA));

        assertTrue(events.contains("\"accepted\":true"), events);
        assertEquals(200, visitor.page("/problems/" + slug + "/solution").statusCode());
        assertTrue(visitor.page("/problems/" + slug + "/history").body().contains("Accepted"));
        assertTrue(visitor.page("/problems?state=solved").body().contains(problem.title()));
        long id = store.submissions().history(slug, 1).get(0).id();
        assertEquals(
                problem.references().get(Language.JAVA),
                visitor.get("/submissions/" + id + "/source").body());
        assertTrue(visitor.page("/submissions/" + id).body().contains("Accepted"));
    }

    @Test
    void acceptedOneShowsHowItGrowsOnceThatIsMeasured() throws Exception {
        String slug = "roc-auc";
        visitor.page("/problems/" + slug);
        String reference = bank.find(slug).orElseThrow().problem().references().get(Language.JAVA);
        String events = visitor.judge(slug, "java", reference);
        assertTrue(events.contains("/insight"), events);
        long id = store.submissions().history(slug, 1).get(0).id();
        String insight = visitor.page("/submissions/" + id + "/insight").body();
        while (insight.contains("hx-get")) {
            insight = visitor.page("/submissions/" + id + "/insight").body();
        }
        assertTrue(insight.contains("Yours grows as n^"), insight);
        assertTrue(insight.contains("the intended is n log n"), insight);
        assertTrue(insight.contains("the brute force takes"), insight);
        assertTrue(insight.contains("times the reference"), insight);
        assertTrue(insight.contains("class=\"own\"") && insight.contains("class=\"brute\""), insight);
        assertTrue(visitor.page("/submissions/" + id).body().contains("<svg"));
    }

    @Test
    void codeThatDoesNotCompileSaysLineAndColumn() throws Exception {
        String events = visitor.judge(SLUG, "java", "public class Solution {\n    int x = ;\n}\n");

        assertTrue(events.contains("\"verdict\":\"CE\""), events);
        assertTrue(events.contains("Solution.java:2:"), events);
    }

    @Test
    void interruptedSubmissionIsShownAndJudgedAgain() throws Exception {
        long id = store.submissions().begin(SLUG, Language.JAVA, wrong("divides-by-n"), false);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("onsite.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE submission SET state = 'interrupted' WHERE id = " + id);
        }
        assertTrue(visitor.page("/").body().contains("/submissions/" + id + "/again"));
        assertEquals(409, visitor.get("/submissions/" + id + "/events").statusCode());

        HttpResponse<String> again = visitor.form("POST", "/submissions/" + id + "/again", Map.of());

        assertEquals(201, again.statusCode(), again.body());
        assertTrue(visitor.get("/submissions/" + id + "/events").body().contains("\"verdict\":\"WA\""));
        assertFalse(visitor.page("/").body().contains("/submissions/" + id + "/again"));
        assertEquals(
                409,
                visitor.form("POST", "/submissions/" + id + "/again", Map.of()).statusCode());
    }

    @Test
    void unknownProblemSuggestsTheOneMeant() throws Exception {
        HttpResponse<String> page = visitor.page("/problems/kmeans");
        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("href=\"/problems/k-means\""), page.body());

        HttpResponse<String> sent = visitor.form("POST", "/problems/kmeans/submissions", java("class Solution {}"));
        assertEquals(404, sent.statusCode());
        assertTrue(sent.body().contains("There is no problem kmeans."), sent.body());
    }

    @Test
    void unknownLanguageIsRefusedByName() throws Exception {
        HttpResponse<String> refused =
                visitor.form("POST", HAND_IN, Map.of("language", "cobol", "source", "x", "samples", "true"));
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("java or python, not in cobol"), refused.body());
        assertEquals(400, visitor.page("/problems/k-means?lang=cobol").statusCode());
    }

    @Test
    void emptySourceIsRefused() throws Exception {
        assertEquals(400, visitor.form("POST", HAND_IN, java("  \n ")).statusCode());
        assertEquals(
                400, visitor.form("POST", HAND_IN, Map.of("language", "java")).statusCode());
    }

    @Test
    void sourceThatIsTooLongIsRefusedWithItsLength() throws Exception {
        String long1 = "x".repeat(Submission.LARGEST_SOURCE + 1);
        for (String method : new String[] {"POST " + HAND_IN, "PUT /problems/k-means/draft"}) {
            String[] parts = method.split(" ", -1);
            HttpResponse<String> refused = visitor.form(parts[0], parts[1], java(long1));
            assertEquals(413, refused.statusCode(), method);
            assertTrue(refused.body().contains(String.valueOf(long1.length())), refused.body());
        }
    }

    @Test
    void hugeRequestIsCutOff() throws Exception {
        assertEquals(
                413, visitor.form("POST", HAND_IN, java("x".repeat(10_000_000))).statusCode());
    }

    @Test
    void codeWithMarkupIsShownAsText() throws Exception {
        String source = "</textarea><script>alert(1)</script>{page.slug}\"'&";
        assertEquals(
                204,
                visitor.form("PUT", "/problems/k-means/draft", java(source)).statusCode());

        String page = visitor.page("/problems/k-means").body();

        assertTrue(page.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;{page.slug}"), page);
        assertEquals(
                204,
                visitor.form("DELETE", "/problems/k-means/draft?language=java", Map.of())
                        .statusCode());
        assertFalse(visitor.page("/problems/k-means").body().contains("alert(1)"));
    }

    private String wrong(String name) {
        return bank.find(SLUG).orElseThrow().problem().wrongSolutions().stream()
                .filter(wrong -> wrong.name().equals(name))
                .findFirst()
                .orElseThrow()
                .source();
    }

    private static Map<String, String> java(String source) {
        return Map.of("language", "java", "source", source, "samples", "true");
    }
}
