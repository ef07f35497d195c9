package dev.onsite.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.Report;
import dev.onsite.judge.Submission;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.sandbox.Isolation;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.insight.Insight;
import dev.onsite.workbench.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class WatchSessionTest {
    @TempDir
    private Path folder;

    private final ProblemBank bank = ProblemBank.load();
    private final StringWriter out = new StringWriter();
    private Store store;
    private Path kMeans;

    @BeforeEach
    void openStore() throws IOException {
        store = Store.open(folder.resolve("data"));
        kMeans = file("k-means");
        file("lasso");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private Path file(String slug) throws IOException {
        Files.createDirectories(folder.resolve(slug));
        return Files.writeString(folder.resolve(slug).resolve("solution.py"), "# accepted\n");
    }

    private static final class Desk implements WatchSession.Desk {
        @Override
        public void prepare(ProblemBank.Entry entry, Language language) {}

        @Override
        public Report judge(ProblemBank.Entry entry, Submission submission) {
            boolean accepted = submission.source().contains("accepted");
            return new Report(
                    entry.problem().slug(),
                    submission.language(),
                    accepted ? Verdict.AC : Verdict.WA,
                    accepted ? "All pass." : "`result` is 1, expected 2. ".repeat(8),
                    List.of(),
                    1,
                    1,
                    Isolation.NAMESPACES);
        }

        @Override
        public Optional<Insight> insight(
                ProblemBank.Entry entry, Submission submission, Report report, List<Double> earlier) {
            return Optional.of(new Insight(
                    Optional.empty(), "", "", List.of(), List.of("Faster than all " + earlier.size() + " before.")));
        }
    }

    /** Its judge accepts what says that it is accepted. */
    private WatchSession session() throws IOException {
        return new WatchSession(folder, bank, store, new Desk(), new PrintWriter(out), Ansi.OFF);
    }

    @Test
    void aSavedFileIsJudgedAndItsVerdictKept() throws IOException {
        WatchSession session = session();
        session.look();
        assertTrue(store.submissions().recent(9).isEmpty(), "nothing was saved yet");
        Files.setLastModifiedTime(kMeans, FileTime.fromMillis(1_000));
        session.look();
        assertTrue(out.toString().contains("Accepted"), out.toString());
        assertTrue(store.submissions().solved().contains("k-means"));
        session.look();
        assertEquals(1, store.submissions().recent(9).size(), "once a save");
    }

    @Test
    void whatAnAcceptedFileMeasuresIsToldAndKept() throws IOException {
        WatchSession session = session();
        session.key('c');
        assertTrue(out.toString().contains("Faster than all 0 before."), out.toString());
        session.key('c');
        assertTrue(out.toString().contains("Faster than all 1 before."), out.toString());
        long id = store.submissions().recent(1).get(0).id();
        assertTrue(store.submissions().report(id).orElseThrow().contains("Faster than all 1 before."));
    }

    @Test
    void keysTurnShowHintsAndEnd() throws IOException {
        WatchSession session = session();
        session.key('h');
        assertEquals(1, store.progress().of("k-means").hintsShown());
        session.key('n');
        session.key('c');
        assertEquals("lasso", store.submissions().recent(1).get(0).problem());
        session.key('l');
        assertTrue(out.toString().contains("> solved lasso/solution.py"), out.toString());
        assertFalse(session.isOver());
        session.key('q');
        assertTrue(session.isOver());
        assertFalse(store.progress().of("lasso").timerRuns());
    }

    @Test
    void theSolutionIsShownAfterAPassOrWhenAskedTwice() throws IOException {
        WatchSession session = session();
        session.key('s');
        assertFalse(store.progress().of("k-means").solutionRevealed());
        session.key('s');
        assertTrue(store.progress().of("k-means").solutionRevealed());
    }

    @Test
    void nothingIsWiderThanEightyColumns() throws IOException {
        Files.writeString(kMeans, "# wrong\n");
        WatchSession session = session();
        session.key('c');
        session.key('l');
        assertTrue(out.toString().lines().allMatch(line -> line.length() <= 80), out.toString());
    }

    @Test
    void aFolderWithoutSolutionsIsToldWhatToDo() {
        FailureException refused = assertThrows(
                FailureException.class,
                () -> new WatchSession(
                        folder.resolve("data"), bank, store, new Desk(), new PrintWriter(out), Ansi.OFF));
        assertTrue(refused.getMessage().contains("onsite start"), refused.getMessage());
    }
}
