package dev.onsite.workbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    @Test
    void everythingIsThereAfterOpeningAgain() {
        long id;
        try (Store store = Store.open(folder)) {
            id = store.submissions().begin("k-means", Language.PYTHON, "pass", false);
            store.submissions().finish(id, Verdict.WA, "`labels[3]` is 1", "{}");
            store.drafts().save("k-means", Language.JAVA, "class Solution {}");
            store.progress().saveNotes("k-means", "mind the empty cluster");
            store.progress().showNextHint("k-means", 3);
            store.settings().put("theme", "dark");
        }
        try (Store store = Store.open(folder)) {
            SavedSubmission saved = store.submissions().find(id).orElseThrow();
            assertEquals(Verdict.WA, saved.verdict().orElseThrow());
            assertEquals(Optional.of("pass"), store.submissions().source(id));
            assertEquals(Optional.of("{}"), store.submissions().report(id));
            assertEquals(Optional.of("class Solution {}"), store.drafts().find("k-means", Language.JAVA));
            assertEquals(Optional.empty(), store.drafts().find("k-means", Language.PYTHON));
            assertEquals(
                    "mind the empty cluster", store.progress().of("k-means").notes());
            assertEquals(1, store.progress().of("k-means").hintsShown());
            assertEquals(Optional.of("dark"), store.settings().get("theme"));
        }
    }

    @Test
    void submissionOfAnEndedProcessIsInterruptedAndCanBeTakenUpAgain() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        try (Store store = Store.open(folder)) {
            long id = store.submissions().begin("k-means", Language.JAVA, "class Solution {}", false);
            own(id, ended.pid() + "@1");

            assertEquals(1, store.submissions().markInterrupted());

            assertTrue(store.submissions().find(id).orElseThrow().interrupted());
            assertEquals(List.of(id), ids(store.submissions().interrupted()));
            assertTrue(store.submissions().beginAgain(id));
            assertFalse(store.submissions().beginAgain(id), "it is pending again");
            assertTrue(store.submissions().find(id).orElseThrow().pending());
        }
    }

    @Test
    void submissionOfALivingProcessStaysPending() {
        try (Store server = Store.open(folder);
                Store commandLine = Store.open(folder)) {
            long id = server.submissions().begin("k-means", Language.JAVA, "class Solution {}", false);

            assertEquals(0, commandLine.submissions().markInterrupted());

            assertTrue(commandLine.submissions().find(id).orElseThrow().pending());
        }
    }

    @Test
    void processNumberGivenToAnotherProcessDoesNotCountAsLiving() throws SQLException {
        try (Store store = Store.open(folder)) {
            long id = store.submissions().begin("k-means", Language.JAVA, "", false);
            own(id, ProcessHandle.current().pid() + "@1");

            assertEquals(1, store.submissions().markInterrupted());
        }
    }

    @Test
    void sampleRunsDoNotSolveAProblem() {
        try (Store store = Store.open(folder)) {
            Submissions submissions = store.submissions();
            submissions.finish(submissions.begin("softmax", Language.JAVA, "", true), Verdict.AC, "", "{}");
            submissions.finish(submissions.begin("k-means", Language.JAVA, "", false), Verdict.AC, "", "{}");

            assertEquals(Set.of("k-means"), submissions.solved());
            assertEquals(Set.of("k-means", "softmax"), submissions.tried());
            assertEquals(1, submissions.recent(10).size());
            assertEquals(1, submissions.history("softmax", 10).size());
        }
    }

    @Test
    void hintsStopAtTheLastOne() {
        try (Store store = Store.open(folder)) {
            for (int i = 0; i < 5; i++) {
                store.progress().showNextHint("k-means", 3);
            }
            assertEquals(3, store.progress().of("k-means").hintsShown());
        }
    }

    @Test
    void timerCountsOnlyWhileItRuns() {
        SteppingClock clock = new SteppingClock();
        try (Store store = Store.open(folder, clock)) {
            Progress progress = store.progress();
            progress.startTimer("k-means");
            clock.step(Duration.ofMinutes(3));
            progress.startTimer("k-means");
            assertEquals(Duration.ofMinutes(3), progress.of("k-means").time());
            progress.pauseTimer("k-means");
            clock.step(Duration.ofMinutes(10));
            assertEquals(Duration.ofMinutes(3), progress.of("k-means").time());
            progress.startTimer("k-means");
            clock.step(Duration.ofMinutes(1));
            assertEquals(Duration.ofMinutes(4), progress.of("k-means").time());
            progress.resetTimer("k-means");
            assertEquals(ProblemProgress.NONE, progress.of("k-means"));
        }
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        StoreException refused = assertThrows(StoreException.class, () -> Store.open(file.resolve("data")));

        assertTrue(refused.getMessage().contains(file.resolve("data").toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains("--data"), refused.getMessage());
    }

    @Test
    void newerDatabaseIsLeftAlone() throws SQLException {
        Store.open(folder).close();
        sql("INSERT INTO flyway_schema_history VALUES (99, '7', 'later', 'SQL', 'V7__later.sql', 1, 'x',"
                + " '2030-01-01 00:00:00.000', 1, 1)");

        StoreException refused = assertThrows(StoreException.class, () -> Store.open(folder));

        assertTrue(refused.getMessage().contains("newer Onsite (its schema is 7"), refused.getMessage());
    }

    @Test
    void damagedFileIsSaidToBeDamaged() throws IOException {
        Files.writeString(folder.resolve(Store.FILE_NAME), "This is no database. ".repeat(200));

        StoreException refused = assertThrows(StoreException.class, () -> Store.open(folder));

        assertTrue(refused.getMessage().contains(Store.FILE_NAME + " cannot be used"), refused.getMessage());
    }

    @Test
    void dataFolderFollowsXdgAndMacOs() {
        Path home = Path.of("/home/ada");
        assertEquals(Path.of("/data/onsite"), DataFolder.usual(Map.of("XDG_DATA_HOME", "/data"), "Linux", home));
        assertEquals(
                Path.of("/home/ada/.local/share/onsite"),
                DataFolder.usual(Map.of("XDG_DATA_HOME", "relative"), "Linux", home));
        assertEquals(
                Path.of("/home/ada/Library/Application Support/onsite"), DataFolder.usual(Map.of(), "Mac OS X", home));
        assertEquals(Path.of("/tmp/x"), DataFolder.resolve(Optional.of(Path.of("/tmp/x"))));
    }

    private void own(long id, String owner) throws SQLException {
        sql("UPDATE submission SET owner = '" + owner + "' WHERE id = " + id);
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Store.FILE_NAME));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static List<Long> ids(List<SavedSubmission> submissions) {
        return submissions.stream().map(SavedSubmission::id).toList();
    }

    private static final class SteppingClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T18:00:00Z");

        void step(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
