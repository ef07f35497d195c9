package dev.onsite.workbench.store;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.value.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that was handed in. A submission is saved before it is judged: one whose process is killed stays, is found
 * at the next start and can be judged again.
 */
public final class Submissions {
    private static final String COLUMNS =
            "SELECT id, problem, language, samples, state, created, finished, verdict, message FROM submission ";

    private final Database database;
    private final Clock clock;
    private final Owner owner = Owner.self();

    Submissions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Saves a submission that is about to be judged and returns its id. */
    public long begin(String problem, Language language, String source, boolean samples) {
        return database.insert(
                "INSERT INTO submission (problem, language, source, samples, state, owner, created)"
                        + " VALUES (?, ?, ?, ?, 'pending', ?, ?)",
                problem,
                language.id(),
                source,
                samples ? 1 : 0,
                owner.toString(),
                clock.millis());
    }

    /** Takes an interrupted submission up again; false where there is none with this id. */
    public boolean beginAgain(long id) {
        return database.update(
                        "UPDATE submission SET state = 'pending', owner = ? WHERE id = ? AND state = 'interrupted'",
                        owner.toString(),
                        id)
                == 1;
    }

    /** Saves the verdict. */
    public void finish(long id, Verdict verdict, String message, String reportJson) {
        database.update(
                "UPDATE submission SET state = 'judged', finished = ?, verdict = ?, message = ?, report = ? WHERE id = ?",
                clock.millis(),
                verdict.name(),
                message,
                reportJson,
                id);
    }

    /** Saves a report with more in it than the one before. */
    public void replaceReport(long id, String reportJson) {
        database.update("UPDATE submission SET report = ? WHERE id = ? AND state = 'judged'", reportJson, id);
    }

    /** The processor times of a problem's accepted submissions before this one, newest first. */
    public List<Double> acceptedCpuMillis(String problem, Language language, long before, int limit) {
        return database.query(
                "SELECT json_extract(report, '$.cpu_ms') FROM submission WHERE problem = ? AND language = ? AND id < ?"
                        + " AND samples = 0 AND verdict = 'AC' AND report IS NOT NULL ORDER BY id DESC LIMIT ?",
                row -> row.getDouble(1),
                problem,
                language.id(),
                before,
                limit);
    }

    /** Marks the pending submissions of processes that have ended as interrupted, and returns how many. */
    public int markInterrupted() {
        int marked = 0;
        for (String text : database.query(
                "SELECT DISTINCT owner FROM submission WHERE state = 'pending'", row -> row.getString(1))) {
            if (!Owner.parse(text).alive()) {
                marked += database.update(
                        "UPDATE submission SET state = 'interrupted' WHERE state = 'pending' AND owner = ?", text);
            }
        }
        return marked;
    }

    public Optional<SavedSubmission> find(long id) {
        return database.first(COLUMNS + "WHERE id = ?", Submissions::read, id);
    }

    /** The code that was handed in; empty where there is no such submission. */
    public Optional<String> source(long id) {
        return database.first("SELECT source FROM submission WHERE id = ?", row -> row.getString(1), id);
    }

    /** The report as JSON; empty where there is none (yet). */
    public Optional<String> report(long id) {
        return database.first(
                "SELECT report FROM submission WHERE id = ? AND report IS NOT NULL", row -> row.getString(1), id);
    }

    /** A problem's submissions, newest first. */
    public List<SavedSubmission> history(String problem, int limit) {
        return database.query(
                COLUMNS + "WHERE problem = ? ORDER BY id DESC LIMIT ?", Submissions::read, problem, limit);
    }

    /** All problems' submissions, newest first; sample runs left out. */
    public List<SavedSubmission> recent(int limit) {
        return database.query(COLUMNS + "WHERE samples = 0 ORDER BY id DESC LIMIT ?", Submissions::read, limit);
    }

    /** The code that last passed a problem in a language; empty where none did. */
    public Optional<String> lastAccepted(String problem, Language language) {
        return database.first(
                "SELECT source FROM submission WHERE problem = ? AND language = ? AND samples = 0 AND verdict = 'AC'"
                        + " ORDER BY id DESC LIMIT 1",
                row -> row.getString(1),
                problem,
                language.id());
    }

    /** Those that can be judged again, newest first. */
    public List<SavedSubmission> interrupted() {
        return database.query(COLUMNS + "WHERE state = 'interrupted' ORDER BY id DESC", Submissions::read);
    }

    /** The problems that were passed. */
    public Set<String> solved() {
        return problems("WHERE samples = 0 AND verdict = 'AC'");
    }

    /** The problems for which anything was run. */
    public Set<String> tried() {
        return problems("");
    }

    private Set<String> problems(String where) {
        return new TreeSet<>(
                database.query("SELECT DISTINCT problem FROM submission " + where, row -> row.getString(1)));
    }

    private static SavedSubmission read(ResultSet row) throws SQLException {
        return new SavedSubmission(
                row.getLong("id"),
                row.getString("problem"),
                Language.ofId(row.getString("language")),
                row.getInt("samples") == 1,
                SavedSubmission.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong("created")),
                Optional.ofNullable(row.getObject("finished"))
                        .map(at -> Instant.ofEpochMilli(((Number) at).longValue())),
                Optional.ofNullable(row.getString("verdict")).map(Verdict::valueOf),
                Optional.ofNullable(row.getString("message")));
    }
}
