package dev.onsite.workbench.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import dev.onsite.problems.paths.StudyPath;
import dev.onsite.workbench.TemporaryData;
import dev.onsite.workbench.Visitor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class PathPagesTest {
    @TestHTTPResource("/")
    URI base;

    @Inject
    ProblemBank bank;

    private Visitor visitor;

    @BeforeEach
    void visit() {
        visitor = new Visitor(base);
    }

    @Test
    void everyPathHasAPageThatLeadsToItsProblems() throws Exception {
        String list = visitor.page("/paths").body();
        for (StudyPath path : bank.paths()) {
            assertTrue(list.contains("href=\"/paths/" + path.name() + '"'), path.name());
            String page = visitor.page("/paths/" + path.name()).body();
            for (String slug : path.problems()) {
                assertTrue(page.contains("href=\"/problems/" + slug + '"'), path.name() + " without " + slug);
            }
        }
        assertTrue(visitor.page("/problems").body().contains("href=\"/paths\""));
    }

    @Test
    void aPathThatIsNotThereSuggestsThoseThatAre() throws Exception {
        HttpResponse<String> missing = visitor.page("/paths/two-days");
        assertEquals(404, missing.statusCode());
        assertTrue(missing.body().contains("/paths/four-weeks"), missing.body());
    }

    @Test
    void whatIsSolvedCounts() throws Exception {
        StudyPath path = bank.path("four-weeks").orElseThrow();
        String first = path.problems().get(0);
        String source = bank.find(first).orElseThrow().problem().references().get(Language.JAVA);
        visitor.judge(first, "java", source);
        String page = visitor.page("/paths/four-weeks").body();
        assertTrue(page.matches("(?s).*[1-9]\\d* of " + path.problems().size() + " solved.*"), page);
        assertTrue(page.contains("Go on:"), page);
        assertTrue(page.contains("href=\"/problems/" + path.problems().get(1) + "\">Go on"), page);
    }
}
