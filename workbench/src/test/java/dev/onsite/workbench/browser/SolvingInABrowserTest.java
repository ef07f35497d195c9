package dev.onsite.workbench.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.TemporaryData;
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
import org.junit.jupiter.api.Test;

/** One candidate, one problem, in a real Chromium. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class SolvingInABrowserTest {
    private static final String SLUG = "k-means";
    private static final LocatorAssertions.IsVisibleOptions JUDGED =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @TestHTTPResource("/")
    URI base;

    @Inject
    ProblemBank bank;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void failsReadsMendsPassesAndFindsItsHistory() {
        Optional<Path> chromium = Chromium.find();
        assumeTrue(chromium.isPresent(), "no Chromium on this machine: install chromium or google-chrome");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(Chromium.options(chromium.get()))) {
            BrowserContext context = browser.newContext();
            context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            solve(page);
        }
        assertEquals(List.of(), complaints, "what the browser's console said");
    }

    private void solve(Page page) {
        Problem problem = bank.find(SLUG).orElseThrow().problem();
        String wrong = problem.wrongSolutions().stream()
                .filter(one -> one.name().equals("divides-by-n"))
                .findFirst()
                .orElseThrow()
                .source();
        page.navigate(base.toString());
        page.keyboard().press("Control+K");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Find a problem"))
                .fill("k-means");
        page.keyboard().press("Enter");
        page.waitForURL("**/problems/" + SLUG);
        assertThat(page.locator(".katex").first()).isVisible();
        assertThat(page.locator(".monaco-editor").first()).isVisible();

        write(page, wrong);
        page.keyboard().press("Control+Shift+Enter");
        Locator result = page.locator("#results .result");
        assertThat(result.getByRole(AriaRole.HEADING, heading("Wrong answer"))).isVisible(JUDGED);
        assertThat(result.locator(".message")).containsText("centroids[");
        assertThat(result.locator(".message")).containsText("expected");

        write(page, problem.references().get(Language.JAVA));
        page.keyboard().press("Control+Enter");
        assertThat(result.getByRole(AriaRole.HEADING, heading("Samples pass"))).isVisible(JUDGED);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit"))
                .click();
        assertThat(result.getByRole(AriaRole.HEADING, heading("Accepted"))).isVisible(JUDGED);
        assertThat(page.locator("[data-state]")).containsText("Solved");
        assertThat(result.locator(".after")).containsText("stage 2");
        Locator stage = page.locator(".stages li").nth(1).getByRole(AriaRole.LINK);
        assertThat(stage).hasAttribute("href", "/problems/" + SLUG + ".2");

        page.reload();
        assertThat(page.locator(".monaco-editor").first()).isVisible();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("History"))
                .click();
        Locator history = page.locator("#history li");
        assertThat(history).hasCount(3);
        assertThat(history.nth(0)).containsText("Accepted");
        assertThat(history.nth(1)).containsText("samples");
        assertThat(history.nth(2)).containsText("Wrong answer");

        history.nth(2).getByText("Restore").click();
        page.waitForFunction("text => monaco.editor.getModels().some(model => model.getValue() === text)", wrong);
        history.nth(0).getByText("Compare").click();
        assertThat(page.locator("#diff .line-insert").first()).isVisible();
        page.keyboard().press("Escape");

        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Statement"))
                .click();
        stage.click();
        page.waitForURL("**/problems/" + SLUG + ".2");
        assertThat(page.locator("[aria-current=page]")).containsText("Every point has a weight");
        page.waitForFunction(
                "text => monaco.editor.getModels().some(model => model.getValue() === text)",
                problem.references().get(Language.JAVA));
    }

    /** Pastes: typing would let the editor close brackets that the text closes itself. */
    private static void write(Page page, String source) {
        page.locator(".monaco-editor .view-lines").first().click();
        page.keyboard().press("Control+A");
        page.evaluate("text => navigator.clipboard.writeText(text)", source);
        page.keyboard().press("Control+V");
        page.waitForFunction("text => monaco.editor.getModels().some(model => model.getValue() === text)", source);
    }

    private static Locator.GetByRoleOptions heading(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
