package dev.onsite.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.ProblemFormatException;
import dev.onsite.judge.problem.ProblemPack;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkers of other people's problems: they work, and one that means harm harms nobody and accepts nothing. */
class ConfinedCheckerTest {
    private static final String RIGHT = """
            import numpy as np

            def row_sums(matrix, scale_by):
                sums = scale_by * matrix.sum(axis=1)
                return sums, int(sums.argmax())
            """;

    private static final String CHECKER = """
            import numpy as np

            class Checker:
                def cases(self, seed):
                    drawn = np.random.default_rng(seed).normal(size=(4, 3))
                    return [
                        {"name": "two rows", "sample": True, "arguments": [np.array([[1.0, 2.0], [3.0, 4.0]]), 1.0]},
                        {"name": "drawn", "arguments": [drawn, 2.0]},
                    ]

                def expected(self, arguments, calls):
                    sums = arguments[1] * arguments[0].sum(axis=1)
                    return sums, int(sums.argmax())
            """;

    private static Judge judge;

    @BeforeAll
    static void start() throws IOException {
        judge = Judge.start(JudgeOptions.fromEnvironment(true));
        assumeTrue(judge.hasLanguage(Language.PYTHON), "no python3 with numpy");
    }

    @AfterAll
    static void stop() {
        judge.close();
    }

    private static Report judged(Problem problem, String checker, String source) {
        try (ConfinedChecker confined = judge.confine(problem, checker)) {
            return judge.judge(
                    problem,
                    (Checker) confined,
                    new Submission(Language.PYTHON, "solution.py", source),
                    Run.ALL,
                    JudgeListener.NONE);
        }
    }

    @Test
    void rightIsAcceptedAndWrongIsNamed() {
        Report right = judged(Fixtures.ROW_SUMS, CHECKER, RIGHT);
        assertEquals(Verdict.AC, right.verdict(), right.message());
        assertEquals(
                List.of("two rows", "drawn"),
                right.cases().stream().map(CaseReport::name).toList());
        Report wrong = judged(Fixtures.ROW_SUMS, CHECKER, RIGHT.replace("axis=1)", "axis=1) + 1"));
        assertEquals(Verdict.WA, wrong.verdict());
        assertEquals("rows[0]", wrong.firstFailure().orElseThrow().outcome().index());
    }

    @Test
    void aClassesCallsAreCheckedToo() {
        String checker = """
                class Checker:
                    def cases(self, seed):
                        calls = [["add", ["a"]], ["add", ["b"]], ["add", ["b"]], ["top_keys", [1]]]
                        return [{"name": "three", "sample": True, "arguments": [0], "calls": calls}]

                    def expected(self, arguments, calls):
                        return [None, None, None, ["b"]]
                """;
        String source = """
                import collections

                class Counter:
                    def __init__(self, start):
                        self.counts = collections.Counter()

                    def add(self, key):
                        self.counts[key] += 1

                    def top_keys(self, k):
                        return [key for key, _ in self.counts.most_common(k)]
                """;
        Report right = judged(Fixtures.COUNTER, checker, source);
        assertEquals(Verdict.AC, right.verdict(), right.message());
        assertEquals(
                Verdict.WA,
                judged(Fixtures.COUNTER, checker, source.replace("most_common(k)", "most_common()[-k:]"))
                        .verdict());
    }

    @Test
    void aPropertyIsCheckedByTheCheckerItself() {
        String checker = CHECKER + """

                    def check(self, arguments, calls, expected, answer):
                        return None if len(answer[0]) == len(arguments[0]) else "One sum\\x1b[31m a row."
                """;
        assertEquals(
                Verdict.AC,
                judged(Fixtures.ROW_SUMS, checker, RIGHT.replace("axis=1)", "axis=1) + 1"))
                        .verdict());
        Report wrong = judged(Fixtures.ROW_SUMS, checker, RIGHT.replace("return sums,", "return sums[:1],"));
        assertEquals(Verdict.WA, wrong.verdict());
        assertTrue(wrong.message().contains("One sum [31m a row."), wrong.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open('/etc/shadow').read()",
                "open(__import__('os').path.expanduser('~') + '/.profile').read()",
                "__import__('os').listdir('/home') + __import__('os').listdir('/root')",
                "[__import__('os').fork() for _ in range(1000)]",
                "__import__('os').kill(1, 9)",
                "[0 for _ in iter(int, 1)]",
                "[print('x' * 1000000) for _ in range(1000)]",
                "__import__('os').write(1, b'garbage' * 1000)",
                "__import__('os')._exit(0)",
                "__import__('socket').create_connection(('127.0.0.1', 22))",
                "bytearray(4 << 30)",
                "'garbage'",
                "[]",
                "[{'name': 'x', 'arguments': [1, 2, 3]}]",
                "[{'name': 'x', 'arguments': ['a', {}]}]",
                "[{'name': 'x' * 10, 'arguments': [[[1.0]], 1.0]}] * 2"
            })
    void aHostileCheckerAcceptsNothing(String cases) {
        String checker = "class Checker:\n    def cases(self, seed):\n        return " + cases
                + "\n\n    def expected(self, arguments, calls):\n        return [1.0], 0\n";
        Report report = judged(Fixtures.ROW_SUMS, checker, RIGHT);
        assertEquals(Verdict.IE, report.verdict(), cases + ": " + report.message());
        assertTrue(report.message().contains("checker of row-sums"), report.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'nonsense'", "__import__('os')._exit(0)", "None", "1 / 0", "([float('nan')], 'x')"})
    void aCheckerThatExpectsNonsenseAcceptsNothing(String expected) {
        String checker =
                CHECKER.substring(0, CHECKER.indexOf("        sums = arguments")) + "        return " + expected + "\n";
        Report report = judged(Fixtures.ROW_SUMS, checker, RIGHT);
        assertEquals(Verdict.IE, report.verdict(), expected + ": " + report.message());
    }

    @Test
    void aPackHoldsItsOwnFiles(@TempDir Path folder) throws IOException {
        Path home = Files.createDirectory(folder.resolve("row-sums"));
        Files.writeString(home.resolve("problem.yaml"), "title: x\n");
        Files.createSymbolicLink(home.resolve("statement.md"), Path.of("/etc/passwd"));
        ProblemPack pack = ProblemPack.open(folder);
        assertEquals(List.of("row-sums"), pack.slugs());
        ProblemFormatException refused =
                assertThrows(ProblemFormatException.class, () -> pack.read("row-sums", ConfinedChecker.FILE));
        assertTrue(refused.getMessage().contains("row-sums/statement.md is a link"), refused.getMessage());
        assertThrows(ProblemFormatException.class, () -> pack.read("../row-sums", ConfinedChecker.FILE));
        assertThrows(ProblemFormatException.class, () -> ProblemPack.open(folder.resolve("none")));
    }
}
