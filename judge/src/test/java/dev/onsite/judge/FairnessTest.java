package dev.onsite.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verdicts while two processes of somebody else's keep the processors busy. */
class FairnessTest {
    private static final int REPEATS = 3;

    private final List<Process> neighbours = new ArrayList<>();
    private Judge judge;

    @BeforeEach
    void start() throws IOException {
        judge = Judge.start(JudgeOptions.fromEnvironment(true));
        for (int i = 0; i < 2; i++) {
            neighbours.add(new ProcessBuilder("/bin/sh", "-c", "while :; do :; done").start());
        }
    }

    @AfterEach
    void stop() {
        neighbours.forEach(Process::destroyForcibly);
        judge.close();
    }

    private void everyTime(Verdict expected, Language language, String source) {
        for (int i = 0; i < REPEATS; i++) {
            Report report = judge.judge(
                    Fixtures.ROW_SUMS,
                    new Fixtures.RowSumsChecker(),
                    new Submission(language, language.fileName(), source),
                    Run.ALL,
                    JudgeListener.NONE);
            assertEquals(expected, report.verdict(), "repeat " + i + ": " + report.message());
        }
    }

    private static String java(String body) {
        return "import java.util.*;\nclass Solution {\n  record Sums(List<Double> rows, int largest) {}\n"
                + "  Sums rowSums(double[][] matrix, double scaleBy) {\n" + body + "\n  }\n}\n";
    }

    @Test
    void busyNeighboursDoNotChangeAVerdict() {
        everyTime(Verdict.AC, Language.JAVA, java("""
                List<Double> rows = new ArrayList<>();
                int largest = 0;
                for (double[] row : matrix) rows.add(scaleBy * Arrays.stream(row).sum());
                for (int i = 0; i < rows.size(); i++) if (rows.get(i) > rows.get(largest)) largest = i;
                return new Sums(rows, largest);
                """));
        everyTime(Verdict.TLE, Language.JAVA, java("while (true) {}"));
        assumeTrue(judge.hasLanguage(Language.PYTHON), "no python3 with numpy");
        everyTime(Verdict.AC, Language.PYTHON, """
                import numpy as np

                def row_sums(matrix, scale_by):
                    sums = scale_by * np.asfortranarray(matrix).sum(axis=1)
                    return sums[::-1][::-1], int(sums.argmax())
                """);
        everyTime(Verdict.MLE, Language.PYTHON, """
                import numpy as np

                def row_sums(matrix, scale_by):
                    return np.ones(200_000_000), 0
                """);
    }
}
