package dev.onsite.workbench.store;

import dev.onsite.judge.value.Language;
import java.time.Clock;
import java.util.Optional;

/** What stands in the editor: one text for each problem and language. */
public final class Drafts {
    private final Database database;
    private final Clock clock;

    Drafts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<String> find(String problem, Language language) {
        return database.first(
                "SELECT source FROM draft WHERE problem = ? AND language = ?",
                row -> row.getString(1),
                problem,
                language.id());
    }

    /** The language last written in, if any. */
    public Optional<Language> latestLanguage(String problem) {
        return database.first(
                "SELECT language FROM draft WHERE problem = ? ORDER BY saved DESC LIMIT 1",
                row -> Language.ofId(row.getString(1)),
                problem);
    }

    public void save(String problem, Language language, String source) {
        database.update(
                "INSERT INTO draft (problem, language, source, saved) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (problem, language) DO UPDATE SET source = excluded.source, saved = excluded.saved",
                problem,
                language.id(),
                source,
                clock.millis());
    }

    /** Forgets the draft, so that the editor shows the starter again. */
    public void delete(String problem, Language language) {
        database.update("DELETE FROM draft WHERE problem = ? AND language = ?", problem, language.id());
    }
}
