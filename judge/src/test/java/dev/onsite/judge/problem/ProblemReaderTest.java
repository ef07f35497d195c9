package dev.onsite.judge.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemReaderTest {
    private static final String YAML = """
            title: Row sums
            difficulty: easy
            topics: [arrays]
            minutes: 10
            kind: function
            records:
              Sums: {rows: "double[]", largest: int}
            signature:
              java: rowSums
              python: row_sums
              parameters:
                - {name: scale_by, type: double, doc: a factor}
              returns: Sums
            limits: {cpu_ms: 500}
            """;

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void writeFolder() throws IOException {
        folder = parent.resolve("row-sums");
        write("problem.yaml", YAML);
        write("statement.md", "Add the rows.");
        write("hints.md", "# Hints\n\n## Hint 1\none\n\n## Hint 2\ntwo\n\n## Hint 3\nthree\n");
        write("solution.md", "A loop.");
        for (String file :
                new String[] {"java/Starter.java", "java/Solution.java", "python/starter.py", "python/solution.py"}) {
            write(file, file);
        }
        write("wrong/off-by-one.py", "# expect: WA on \"two rows\"\npass\n");
        write("wrong/no-semicolon.java", "// expect: CE\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String refusal() {
        return assertThrows(ProblemFormatException.class, () -> ProblemReader.read(folder))
                .getMessage();
    }

    @Test
    void everythingInTheFolderIsRead() {
        Problem problem = ProblemReader.read(folder);
        assertEquals("row-sums", problem.slug());
        assertEquals(3, problem.hints().size());
        assertEquals("two", problem.hints().get(1));
        assertEquals(500, problem.limits().cpuMillis());
        assertEquals(Limits.DEFAULT.memoryMb(), problem.limits().memoryMb());
        Signature.Function function = (Signature.Function) problem.signature();
        assertEquals("Sums", function.returns().javaName());
        assertEquals("scale_by", function.parameters().get(0).name(Language.PYTHON));
        assertEquals("scaleBy", function.parameters().get(0).name(Language.JAVA));
        WrongSolution wrong = problem.wrongSolutions().get(1);
        assertEquals(Verdict.WA, wrong.expected());
        assertEquals("two rows", wrong.caseName());
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Files.delete(folder.resolve("python/solution.py"));
        assertTrue(refusal().contains("row-sums: python/solution.py is missing"), refusal());
    }

    @Test
    void unknownKeysTypesAndLimitsAreNamed() throws IOException {
        write("problem.yaml", YAML + "memory: 3\n");
        assertTrue(refusal().contains("unknown key memory"), refusal());
        write("problem.yaml", YAML.replace("double[]", "float[]"));
        assertTrue(refusal().contains("unknown type float[]"), refusal());
        write("problem.yaml", YAML.replace("500", "5"));
        assertTrue(refusal().contains("cpu_ms must be between"), refusal());
        write("problem.yaml", "title: [");
        assertTrue(refusal().contains("is not YAML"), refusal());
    }

    @Test
    void aWrongSolutionMustSayWhatCatchesIt() throws IOException {
        write("wrong/silent.py", "pass\n");
        assertTrue(refusal().contains("wrong/silent.py must begin with"), refusal());
    }

    @Test
    void tooFewHintsAreRefused() throws IOException {
        write("hints.md", "## Hint 1\none\n");
        assertTrue(refusal().contains("1 hints"), refusal());
    }

    @Test
    void aStageSaysOnlyWhatIsNew() throws IOException {
        writeStage();
        Problem problem = ProblemReader.read(folder);
        Problem stage = problem.stages().get(0);
        assertEquals("row-sums.2", stage.slug());
        assertEquals("row-sums", stage.base());
        assertEquals(2, stage.stage());
        assertEquals(1, problem.stage());
        assertEquals("Weighted", stage.title());
        assertEquals(problem.signature(), stage.signature());
        assertEquals(problem.limits(), stage.limits());
        assertEquals(problem.starters(), stage.starters());
        assertEquals(0, stage.hints().size());
    }

    @Test
    void aStageWithStartersOfItsOwnBeginsWithThem() throws IOException {
        writeStage();
        write("stages/2/java/Starter.java", "another");
        write("stages/2/python/starter.py", "another");
        assertEquals(
                "another",
                ProblemReader.read(folder)
                        .stages()
                        .get(0)
                        .starter(Language.JAVA)
                        .orElseThrow());
    }

    @Test
    void whatIsWrongInAStageIsToldWithItsNumber() throws IOException {
        writeStage();
        Files.delete(folder.resolve("stages/2/solution.md"));
        assertTrue(refusal().contains("stage 2: solution.md is missing"), refusal());
    }

    @Test
    void survivorsNameLineAndReason() throws IOException {
        write("survivors.yaml", "python:\n  - {was: a < b, now: a <= b, reason: they are never equal}\n");
        assertEquals(
                new Survivor(Language.PYTHON, "a < b", "a <= b", "they are never equal"),
                ProblemReader.read(folder).survivors().get(0));
        write("survivors.yaml", "python:\n  - {was: a < b, now: a <= b}\n");
        assertTrue(refusal().contains("reason"), refusal());
    }

    private void writeStage() throws IOException {
        write("stages/2/problem.yaml", "title: Weighted\nminutes: 5\n");
        write("stages/2/statement.md", "Weigh them.");
        write("stages/2/solution.md", "A product.");
        write("stages/2/java/Solution.java", "class Solution {}");
        write("stages/2/python/solution.py", "pass");
        write("stages/2/wrong/no-weights.py", "# expect: WA on \"two rows\"\npass\n");
    }
}
