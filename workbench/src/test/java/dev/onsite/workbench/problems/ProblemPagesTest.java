package dev.onsite.workbench.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.TemporaryData;
import dev.onsite.workbench.Visitor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class ProblemPagesTest {
    private static final String PAGE = "/problems/scaled-dot-product-attention";

    @TestHTTPResource("/")
    URI base;

    @Inject
    ProblemBank bank;

    private Visitor visitor;

    @BeforeEach
    void visit() throws Exception {
        visitor = new Visitor(base);
        visitor.page(PAGE);
    }

    @Test
    void listIsNarrowedByTopicDifficultyStateAndText() throws Exception {
        assertTrue(visitor.page("/problems?topic=clustering").body().contains("/problems/k-means"));
        assertFalse(visitor.page("/problems?topic=clustering").body().contains(PAGE));
        assertFalse(visitor.page("/problems?difficulty=easy").body().contains("/problems/k-means"));
        assertTrue(visitor.page("/problems?q=ATTENTION").body().contains(PAGE));
        assertFalse(visitor.page("/problems?state=solved").body().contains(PAGE));
        assertTrue(visitor.page("/problems?q=nothing-like-it").body().contains("No problem fits."));
    }

    @Test
    void aStageOpensWhenTheOneBeforeIsPassedAndBeginsWithItsCode() throws Exception {
        HttpResponse<String> shut = visitor.page("/problems/roc-auc.2");
        assertEquals(403, shut.statusCode());
        assertTrue(shut.body().contains("opens when you pass stage 1"), shut.body());
        assertTrue(visitor.page("/problems/roc-auc").body().contains("data-opens=\"/problems/roc-auc.2\""));

        String passing =
                bank.find("roc-auc").orElseThrow().problem().references().get(Language.JAVA);
        String events = visitor.judge("roc-auc", "java", passing);
        assertTrue(events.contains("go on to <a href=\\\"/problems/roc-auc.2\\\">stage 2:"), events);

        HttpResponse<String> open = visitor.page("/problems/roc-auc.2");
        assertEquals(200, open.statusCode());
        assertTrue(open.body().contains("groupPositives"), "the editor holds what passed stage 1");
        assertTrue(open.body().contains("The task before"), "the first statement is at hand");

        visitor.judge("roc-auc.2", "java", passing);
        assertTrue(visitor.page("/").body().contains("ROC AUC with ties, stage 2"));
        assertTrue(visitor.page("/problems?state=solved").body().contains("/problems/roc-auc\""));
        assertEquals(404, visitor.page("/problems/roc-auc.3").statusCode());
    }

    @Test
    void filterFetchesTheRowsAlone() throws Exception {
        String rows =
                visitor.get("/problems?topic=clustering", "HX-Request", "true").body();
        assertTrue(rows.contains("/problems/k-means") && !rows.contains("<html"), rows);
    }

    @Test
    void difficultyCanBeHidden() throws Exception {
        assertTrue(visitor.page("/problems").body().contains("Difficulty"));
        assertEquals(204, choose("hide-difficulty", "true"));
        try {
            assertFalse(visitor.page("/problems").body().contains("Difficulty"));
            assertFalse(visitor.page(PAGE).body().contains("<span>medium</span>"));
        } finally {
            assertEquals(204, choose("hide-difficulty", "false"));
        }
        assertEquals(400, choose("hide-difficulty", "perhaps"));
        assertEquals(400, choose("colour", "true"));
    }

    @Test
    void themeIsKept() throws Exception {
        assertEquals(204, choose("theme", "dark"));
        try {
            assertTrue(visitor.page("/").body().contains("data-theme=\"dark\""));
        } finally {
            assertEquals(204, choose("theme", "auto"));
        }
    }

    @Test
    void hintsComeOneByOneAndStay() throws Exception {
        String first = visitor.form("POST", PAGE + "/hints", Map.of()).body();
        assertEquals(1, count(first, "<li>\\s*<p>"), first);
        assertTrue(first.contains("Show hint 2 of"), first);
        visitor.form("POST", PAGE + "/hints", Map.of());
        assertTrue(visitor.page(PAGE).body().contains("Show hint 3 of"));
    }

    @Test
    void solutionOpensWhenAskedFor() throws Exception {
        assertEquals(403, visitor.page(PAGE + "/solution").statusCode());
        assertEquals(200, visitor.form("POST", PAGE + "/solution", Map.of()).statusCode());
        String solution = visitor.page(PAGE + "/solution").body();
        assertTrue(solution.contains("Code that passes") && solution.contains("class=\"math"), solution);
    }

    @Test
    void notesAreKept() throws Exception {
        visitor.form("PUT", PAGE + "/notes", Map.of("notes", "scale by √d & mask <first>"));
        assertTrue(visitor.page(PAGE).body().contains("scale by √d &amp; mask &lt;first&gt;"));
        assertEquals(
                413,
                visitor.form("PUT", PAGE + "/notes", Map.of("notes", "x".repeat(100_001)))
                        .statusCode());
    }

    @Test
    void timerRunsPausesAndGoesBackToNought() throws Exception {
        assertTrue(timer("start").contains("\"runs\":true"));
        assertTrue(timer("pause").contains("\"runs\":false"));
        assertTrue(timer("reset").contains("\"millis\":0"));
        assertTrue(timer("fly").contains("start, pause or reset"));
    }

    @Test
    void statementHasItsFormulasReadyToBeSet() throws Exception {
        String page = visitor.page(PAGE).body();
        assertTrue(page.contains("<span class=\"math\">"), page);
        assertFalse(page.contains("<p>$$"), page);
    }

    @Test
    void indexNamesEveryProblem() throws Exception {
        HttpResponse<String> index = visitor.get("/find");
        assertTrue(index.body().contains("\"slug\":\"k-means\""), index.body());
    }

    @Test
    void unknownAddressGetsAPageOfTheHouse() throws Exception {
        for (String path : new String[] {"/nothing", "/submissions/999999", "/submissions/x", "/static/nothing.js"}) {
            HttpResponse<String> page = visitor.page(path);
            assertEquals(404, page.statusCode(), path);
            assertTrue(page.body().contains("<h1>Nothing is here</h1>"), path);
            assertTrue(visitor.get(path, "Accept", "application/json").body().startsWith("{\"title\""), path);
        }
    }

    private int choose(String name, String value) throws Exception {
        return visitor.form("PUT", "/preferences/" + name, Map.of("value", value))
                .statusCode();
    }

    private String timer(String action) throws Exception {
        return visitor.form("POST", PAGE + "/timer", Map.of("action", action)).body();
    }

    private static int count(String text, String pattern) {
        return text.split(pattern, -1).length - 1;
    }
}
