package dev.onsite.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The judge with real processes: what each kind of submission is told. */
class JudgeTest {
    private static Judge judge;

    @BeforeAll
    static void start() throws IOException {
        judge = Judge.start(JudgeOptions.fromEnvironment(true));
    }

    @AfterAll
    static void stop() {
        judge.close();
    }

    private static Report java(String source) {
        return run(Fixtures.ROW_SUMS, new Fixtures.RowSumsChecker(), Language.JAVA, source);
    }

    /** A Java submission whose method has this body. */
    private static Report javaBody(String body) {
        return java("import java.util.*;\nclass Solution {\n  record Sums(double[] rows, int largest) {}\n"
                + "  Sums rowSums(double[][] matrix, double scaleBy) {\n" + body + "\n  }\n}\n");
    }

    private static Report python(String source) {
        assumeTrue(judge.languages().contains(Language.PYTHON), "no python3 with numpy");
        return run(Fixtures.ROW_SUMS, new Fixtures.RowSumsChecker(), Language.PYTHON, source);
    }

    private static Report pythonBody(String body) {
        return python(
                "import numpy as np\n\ndef row_sums(matrix, scale_by):\n    " + body.replace("\n", "\n    ") + "\n");
    }

    private static Report run(Problem problem, Checker checker, Language language, String source) {
        Submission submission = new Submission(language, language.fileName(), source);
        return judge.judge(problem, checker, submission, Run.ALL, JudgeListener.NONE);
    }

    private static final String RIGHT_JAVA = """
            double[] rows = new double[matrix.length];
            int largest = 0;
            for (int i = 0; i < rows.length; i++) {
              for (double value : matrix[i]) rows[i] += scaleBy * value;
              if (rows[i] > rows[largest]) largest = i;
            }
            return new Sums(rows, largest);
            """;
    private static final String RIGHT_PYTHON = "sums = scale_by * matrix.sum(axis=1)\nreturn sums, int(sums.argmax())";

    @Test
    void rightAnswersAreAccepted() {
        Report java = javaBody(RIGHT_JAVA);
        assertEquals(Verdict.AC, java.verdict(), java.message());
        assertEquals(3, java.cases().size());
        Report python = pythonBody(RIGHT_PYTHON);
        assertEquals(Verdict.AC, python.verdict(), python.message());
        assertTrue(python.cases().get(2).cpuMillis() >= 0);
    }

    @Test
    void submissionsRunIsolated() {
        assertTrue(javaBody(RIGHT_JAVA).isolation().isolates());
    }

    @Test
    void wrongNumberNamesIndexExpectedAndGot() {
        Report report = pythonBody("sums = matrix.sum(axis=1)\nreturn sums, int(sums.argmax())");
        assertEquals(Verdict.WA, report.verdict());
        CaseReport failed = report.firstFailure().orElseThrow();
        assertEquals("drawn", failed.name());
        assertEquals("rows[0]", failed.outcome().index());
        assertEquals(0.5, failed.outcome().relativeError(), 1e-9);
        assertTrue(failed.input().contains("scale_by = 2.0"), failed.input());
        assertEquals(3, report.cases().size(), "the cases after a wrong one run too");
    }

    @Test
    void aKnownMistakeIsNamedWhereItExplainsEveryFailingCase() {
        Report report = pythonBody("sums = -scale_by * matrix.sum(axis=1)\nreturn sums, int((-sums).argmax())");
        assertEquals(Verdict.WA, report.verdict());
        assertTrue(report.message().endsWith("Every number that is wrong has the wrong sign."), report.message());
    }

    @Test
    void anInputOfOnesOwnGetsTheReferencesAnswer() {
        Fixtures.RowSumsChecker checker = new Fixtures.RowSumsChecker();
        String own =
                Judge.expected(Fixtures.ROW_SUMS, checker, java.util.List.of(new double[][] {{1, 2}, {5, 6}}, 2.0));
        assertTrue(own.contains("22"), own);
        IllegalArgumentException refused = org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class,
                () -> Judge.expected(Fixtures.ROW_SUMS, checker, java.util.List.of(1.0)));
        assertEquals("there must be 2 arguments, got 1", refused.getMessage());
    }

    @Test
    void aNearMissIsOutsideTheTolerance() {
        Report report =
                pythonBody("sums = (scale_by * matrix.sum(axis=1)) * (1 + 5e-6)\nreturn sums, int(sums.argmax())");
        assertEquals(Verdict.NUM, report.verdict(), report.message());
    }

    @Test
    void wrongShapesAndTypesAreToldInWords() {
        Report ragged = pythonBody("return [[1.0], [1.0, 2.0]], 0");
        assertEquals(Verdict.SHAPE, ragged.verdict(), ragged.message());
        Report missingPart = pythonBody("return matrix.sum(axis=1)");
        assertEquals(Verdict.SHAPE, missingPart.verdict(), missingPart.message());
        assertTrue(missingPart.message().contains("rows, largest"), missingPart.message());
        Report nothing = pythonBody("pass");
        assertEquals(Verdict.SHAPE, nothing.verdict(), nothing.message());
        Report wrongLength = javaBody("return new Sums(new double[1], 0);");
        assertEquals(Verdict.SHAPE, wrongLength.verdict(), wrongLength.message());
        assertTrue(wrongLength.message().contains("shape (1), expected (2)"), wrongLength.message());
        Report nullRows = javaBody("return new Sums(null, 0);");
        assertEquals(Verdict.SHAPE, nullRows.verdict(), nullRows.message());
        Report floatLabel = pythonBody("sums = scale_by * matrix.sum(axis=1)\nreturn sums, 1.0");
        assertEquals(Verdict.SHAPE, floatLabel.verdict(), floatLabel.message());
    }

    @Test
    void listsFloat32AndViewsAreTakenForArrays() {
        Report lists = pythonBody("return [float(x) for x in scale_by * matrix.sum(axis=1)],"
                + " np.argmax(scale_by * matrix.sum(axis=1))");
        assertEquals(Verdict.AC, lists.verdict(), lists.message());
        Report strided = pythonBody(
                "sums = np.repeat(scale_by * matrix.sum(axis=1), 2)\nreturn sums[::2], int(sums[::2].argmax())");
        assertEquals(Verdict.AC, strided.verdict(), strided.message());
    }

    @Test
    void productsOfMatricesWorkUnderTheMemoryLimit() {
        Report report = pythonBody("big = np.ones((600, 600))\nassert (big @ big.T @ big[0])[0] == 360000\n"
                + "assert (big[:4, :2] @ big[:2, :2].T)[0, 0] == 2\n" + RIGHT_PYTHON);
        assertEquals(Verdict.AC, report.verdict(), report.message());
    }

    @Test
    void notANumberIsWrongRatherThanClose() {
        Report report = pythonBody("return matrix.sum(axis=1) * np.nan, 0");
        assertEquals(Verdict.WA, report.verdict());
        assertEquals("NaN", report.firstFailure().orElseThrow().outcome().got());
    }

    @Test
    void compileErrorsHaveLineAndColumnInTheCandidatesFile() {
        Report java = java("class Solution {\n  int f() { return \"x\"; }\n}\n");
        assertEquals(Verdict.CE, java.verdict());
        assertTrue(java.message().startsWith("Solution.java:2:"), java.message());
        Report python = python("def row_sums(matrix, scale_by):\n    return (\n");
        assertEquals(Verdict.CE, python.verdict());
        assertTrue(python.message().startsWith("solution.py:2:"), python.message());
    }

    @Test
    void aSourceThatChokesTheCompilerLeavesTheNextOneAlone() {
        String right = """
                import java.util.*;
                class Solution {
                  record Sums(double[] rows, int largest) {}
                  Sums rowSums(double[][] m, double s) { List<Integer> l = new ArrayList<>(); return null; }
                }
                """;
        for (String hostile : List.of(
                "package java.util; public class ArrayList<E> { int stolen; }",
                "package java.lang; class String {} class Solution { String s; int x = s; }",
                "class ArrayList<E> extends java.util.ArrayList<E> {} class List {} class Double {}",
                "class Solution { int f() { return \"x\"; } }",
                "class Solution {" + "{".repeat(9_000))) {
            java(hostile);
            Report next = java(right);
            assertEquals(Verdict.SHAPE, next.verdict(), "after " + hostile.substring(0, 20) + ": " + next.message());
        }
    }

    @Test
    void missingNamesAndSignaturesAreCompileErrors() {
        Report noClass = java("class Wrong {}");
        assertEquals(Verdict.CE, noClass.verdict());
        assertTrue(
                noClass.message().contains("`Solution`") && noClass.message().contains("`Wrong`"), noClass.message());
        Report noMethod = java("class Solution { void other() {} }");
        assertTrue(noMethod.message().contains("rowSums"), noMethod.message());
        Report signature = java("class Solution { record Sums(double[] rows, int largest) {}"
                + " Sums rowSums(float[][] matrix, double scaleBy) { return null; } }");
        assertTrue(signature.message().contains("float[][]"), signature.message());
        Report noFunction = python("def other():\n    pass\n");
        assertEquals(Verdict.CE, noFunction.verdict());
        assertTrue(noFunction.message().contains("`row_sums(matrix, scale_by)`"), noFunction.message());
        Report arity = python("def row_sums(matrix):\n    pass\n");
        assertEquals(Verdict.CE, arity.verdict(), arity.message());
    }

    @Test
    void exceptionsShowOnlyTheCandidatesFrames() {
        Report java = javaBody("int[] a = new int[1];\n return new Sums(null, a[matrix.length]);");
        assertEquals(Verdict.RE, java.verdict());
        assertTrue(java.message().contains("at Solution.java:6 in rowSums"), java.message());
        assertFalse(java.message().contains("Target"), java.message());
        Report python = pythonBody("return helper(matrix)");
        assertEquals(Verdict.RE, python.verdict());
        assertTrue(python.message().contains("at solution.py:4 in row_sums"), python.message());
        Report top = python("import numpy as np\nx = 1 / 0\n");
        assertEquals(Verdict.RE, top.verdict());
        assertTrue(top.message().contains("solution.py:2"), top.message());
    }

    @Test
    void printsAreKeptAndTooManyOfThemStopTheRun() {
        Report java = javaBody("System.out.println(\"rows: \" + matrix.length);\n" + RIGHT_JAVA);
        assertEquals(Verdict.AC, java.verdict(), java.message());
        assertEquals("rows: 2\n", java.cases().get(0).printed());
        Report python = pythonBody("print('n', len(matrix))\n" + RIGHT_PYTHON);
        assertEquals("n 2\n", python.cases().get(0).printed());
        assertEquals(
                Verdict.OLE,
                javaBody("while (true) System.out.println(\"again and again\");")
                        .verdict());
        assertEquals(
                Verdict.OLE, pythonBody("while True: print('again and again')").verdict());
    }

    @Test
    void loopsSleepsAndRecursionAreEnded() {
        assertEquals(Verdict.TLE, javaBody("while (true) {}").verdict());
        assertEquals(Verdict.TLE, pythonBody("while True: pass").verdict());
        Report sleep = pythonBody("import time\ntime.sleep(60)");
        assertEquals(Verdict.TLE, sleep.verdict());
        assertTrue(sleep.message().contains("waits or sleeps"), sleep.message());
        assertEquals(Verdict.RE, javaBody("return rowSums(matrix, scaleBy);").verdict());
        assertEquals(Verdict.RE, pythonBody("return row_sums(matrix, scale_by)").verdict());
    }

    @Test
    void memoryPastTheLimitIsToldAsSuch() {
        Report java = javaBody("return new Sums(new double[200_000_000], 0);");
        assertEquals(Verdict.MLE, java.verdict(), java.message());
        Report python = pythonBody("return np.ones(200_000_000), 0");
        assertEquals(Verdict.MLE, python.verdict(), python.message());
    }

    @Test
    void exitsAreRuntimeErrors() {
        Report java = javaBody("System.exit(0);\n return null;");
        assertEquals(Verdict.RE, java.verdict(), java.message());
        assertEquals(
                Verdict.RE,
                javaBody("Runtime.getRuntime().halt(3);\n return null;").verdict());
        assertEquals(Verdict.RE, pythonBody("import sys\nsys.exit(0)").verdict());
        assertEquals(Verdict.RE, pythonBody("import os\nos._exit(0)").verdict());
    }

    @Test
    void networkAndFilesAreOutOfReach() {
        Report socket = javaBody("try { new java.net.Socket(\"127.0.0.1\", 22).close(); }"
                + " catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e.toString(), e); }\n"
                + RIGHT_JAVA);
        assertEquals(Verdict.SV, socket.verdict(), socket.message());
        Report write = pythonBody("open('/usr/x', 'w')");
        assertEquals(Verdict.SV, write.verdict(), write.message());
        Report home = pythonBody("import os\nassert not os.path.exists('/root/.bashrc')\n"
                + "assert not os.path.exists('/etc/passwd')\n" + RIGHT_PYTHON);
        assertEquals(Verdict.AC, home.verdict(), home.message());
    }

    @Test
    void nothingWrittenToTheChannelForgesAPass() {
        Report java = javaBody("try { new java.io.FileOutputStream(java.io.FileDescriptor.out).write(new byte[64]); }"
                + " catch (java.io.IOException e) {}\n return null;");
        assertEquals(Verdict.SV, java.verdict(), java.message());
    }

    @Test
    void emptyBinaryAndHugeSourcesAreRefused() {
        assertEquals(Verdict.CE, java("  \n").verdict());
        assertEquals(Verdict.CE, java("class Solution {\0}").verdict());
        assertEquals(Verdict.CE, java("x".repeat(Submission.LARGEST_SOURCE + 1)).verdict());
    }

    @Test
    void classesAreConstructedAndCalledInOrder() {
        Report java = run(Fixtures.COUNTER, new Fixtures.CounterChecker(), Language.JAVA, """
                import java.util.*;
                public class Counter {
                  private final Map<String, Integer> counts = new HashMap<>();
                  public Counter(int start) {}
                  public void add(String key) { counts.merge(key, 1, Integer::sum); }
                  public List<String> topKeys(int k) {
                    return counts.entrySet().stream().sorted((a, b) -> b.getValue() - a.getValue())
                        .map(Map.Entry::getKey).limit(k).toList();
                  }
                }
                """);
        assertEquals(Verdict.AC, java.verdict(), java.message());
        assumeTrue(judge.languages().contains(Language.PYTHON), "no python3 with numpy");
        Report python = run(Fixtures.COUNTER, new Fixtures.CounterChecker(), Language.PYTHON, """
                from collections import Counter as Counts

                class Counter:
                    def __init__(self, start):
                        self.counts = Counts()

                    def add(self, key):
                        self.counts[key] += 1

                    def top_keys(self, k):
                        return [key for key, _ in self.counts.most_common(k)]
                """);
        assertEquals(Verdict.AC, python.verdict(), python.message());
    }
}
