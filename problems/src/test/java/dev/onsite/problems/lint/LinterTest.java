package dev.onsite.problems.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.ProblemReader;
import dev.onsite.judge.verify.Check;
import dev.onsite.problems.ProblemBank;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule against a page of k-means that breaks it. */
class LinterTest {
    private static final ProblemBank BANK = ProblemBank.load();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "statement.md ~ labels = [0, 0, 1, 1] ~ labels = [0, 0, 1, 0] ~ must contain this under its heading",
                "statement.md ~ `max_iterations` ~ `rounds` ~ `max_iterations` is not named",
                "statement.md ~ `labels` ~ the labels ~ `labels` is not named",
                "statement.md ~ Return the centroids ~ With $q = z$, return the centroids ~ nothing says what $z$ is",
                "statement.md ~ where $x$ ~ where ~ ",
                "statement.md ~ \\lVert x_i - c_j \\rVert^2 ~ \\frac{x_i - c_j ~ a { is not closed",
                "hints.md ~ $\\lVert x \\rVert^2$ ~ $\\left( x$ ~ a \\left without its \\right",
                "solution.md ~ $O(nkd)$ ~ $O(nkd) ~ opens or closes no formula",
                "solution.md ~ $O(nkd)$ at first ~ $|x|$ ~ stands in a table",
                "solution.md ~ ## Best ~ ## Finest ~ no section on best",
                "solution.md ~ ## Numerical traps ~ ## Numbers ~ no section on traps",
                "solution.md ~ **How do you choose k?** ~ How do you choose k? ~ 3 questions with an answer",
                "solution.md ~ Hamerly ~ [Hamerly](/problems/no-such) ~ there is no page /problems/no-such",
                "solution.md ~ Hamerly ~ [Hamerly](https://example.org/) ~ leads out of the house",
            })
    void namesTheFault(String file, String was, String now, String fault) throws Exception {
        List<String> faults = faults(file, was, now == null ? "" : now);
        if (fault == null) {
            assertEquals(List.of(), faults);
        } else {
            assertEquals(
                    1, faults.stream().filter(found -> found.contains(fault)).count(), faults.toString());
        }
    }

    @Test
    void aLinkToAnotherProblemIsNoFault() throws Exception {
        assertEquals(List.of(), faults("solution.md", "Hamerly (2010)", "[Density instead](/problems/dbscan)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\sum_{i=1}^n x_i", "\\max_{j} x_j", "y = \\sigma(x) = 1 / (1 + e^{-x})"})
    void whatRunsOrIsDefinedOnTheWayIsIntroduced(String formula) {
        Latex latex = Latex.of(formula);
        Set<String> open = new HashSet<>(latex.used());
        open.removeAll(latex.introduced(false));
        assertTrue(Set.of("x", "n").containsAll(open), open.toString());
    }

    @Test
    void aStageMayUseWhatTheStagesBeforeIntroduced() throws Exception {
        assertEquals(
                List.of(),
                faults("stages/2/statement.md", "Points without weight", "Of the $n$ points those without weight"));
    }

    @Test
    void wordsInFormulasAreNoSymbols() {
        assertEquals(
                Set.of("x"), Latex.of("\\mathrm{softmax}(x)_{\\text{padded}}").used());
        assertEquals(Set.of("\\mu", "x"), Latex.of("\\mathcal N(\\mu)^{x}").used());
    }

    private List<String> faults(String file, String was, String now) throws IOException, URISyntaxException {
        Path original = Path.of(ProblemBank.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("problems/k-means");
        Path copy = folder.resolve("k-means");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path each : files.toList()) {
                Files.copy(each, copy.resolve(original.relativize(each).toString()));
            }
        }
        String text = Files.readString(copy.resolve(file));
        Files.writeString(copy.resolve(file), text.replace(was, now));
        Problem problem = ProblemReader.read(copy);
        return BANK.linter().lint(problem, BANK.find("k-means").orElseThrow().checker()).stream()
                .filter(check -> !check.ok() && check.problem().equals("k-means"))
                .map(Check::got)
                .toList();
    }
}
