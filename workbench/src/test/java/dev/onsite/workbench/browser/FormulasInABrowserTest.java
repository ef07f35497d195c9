package dev.onsite.workbench.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.onsite.judge.problem.Problem;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.TemporaryData;
import dev.onsite.workbench.text.Markdown;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every formula of the bank, as KaTeX sets it on the page. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class FormulasInABrowserTest {
    private static final Pattern FORMULA =
            Pattern.compile("(?s)<(?:span|div) class=\"math(?: display)?\">(.*?)</(?:span|div)>");

    private static final String REFUSED = """
            async (formulas) => {
              const { default: katex } = await import(document.querySelector('[data-katex]').dataset.katex);
              const refused = [];
              for (const [place, latex] of formulas) {
                try {
                  katex.renderToString(latex, { displayMode: true, throwOnError: true });
                } catch (error) {
                  refused.push(`${place}: ${error.message}`);
                }
              }
              return refused;
            }
            """;

    @TestHTTPResource("/")
    URI base;

    @Inject
    ProblemBank bank;

    @Test
    void everyFormulaIsSet() {
        Optional<Path> chromium = Chromium.find();
        assumeTrue(chromium.isPresent(), "no Chromium on this machine: install chromium or google-chrome");
        List<List<String>> formulas = new ArrayList<>();
        bank.all().stream()
                .flatMap(ProblemBank.Entry::withStages)
                .map(ProblemBank.Entry::problem)
                .forEach(problem -> collect(problem, formulas));
        assertTrue(formulas.size() > 100, "found " + formulas.size() + " formulas");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(Chromium.options(chromium.get()))) {
            Page page = browser.newPage();
            page.navigate(base + "problems/k-means");
            assertEquals(List.of(), page.evaluate(REFUSED, formulas));
        }
    }

    private static void collect(Problem problem, List<List<String>> formulas) {
        List<String> pages = new ArrayList<>(List.of(problem.statement(), problem.solution()));
        pages.addAll(problem.hints());
        for (String page : pages) {
            FORMULA.matcher(Markdown.toHtml(page))
                    .results()
                    .forEach(found -> formulas.add(List.of(problem.slug(), plain(found.group(1)))));
        }
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
