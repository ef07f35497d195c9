package dev.onsite.workbench.store;

import java.time.Clock;
import java.time.Duration;

/** Notes, hints, the solution page and the timer of each problem. */
public final class Progress {
    private final Database database;
    private final Clock clock;

    Progress(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public ProblemProgress of(String problem) {
        long now = clock.millis();
        return database.first(
                        "SELECT notes, hints_shown, solution_revealed, timer_ms, timer_started FROM progress"
                                + " WHERE problem = ?",
                        row -> {
                            boolean runs = row.getObject("timer_started") != null;
                            long millis = row.getLong("timer_ms") + (runs ? now - row.getLong("timer_started") : 0);
                            return new ProblemProgress(
                                    row.getString("notes"),
                                    row.getInt("hints_shown"),
                                    row.getObject("solution_revealed") != null,
                                    Duration.ofMillis(Math.max(0, millis)),
                                    runs);
                        },
                        problem)
                .orElse(ProblemProgress.NONE);
    }

    public void saveNotes(String problem, String notes) {
        ensure(problem);
        database.update("UPDATE progress SET notes = ? WHERE problem = ?", notes, problem);
    }

    /** Shows one hint more, at most {@code most}. */
    public void showNextHint(String problem, int most) {
        ensure(problem);
        database.update("UPDATE progress SET hints_shown = min(hints_shown + 1, ?) WHERE problem = ?", most, problem);
    }

    public void revealSolution(String problem) {
        ensure(problem);
        database.update(
                "UPDATE progress SET solution_revealed = coalesce(solution_revealed, ?) WHERE problem = ?",
                clock.millis(),
                problem);
    }

    /** Lets the timer run on; nothing changes where it runs already. */
    public void startTimer(String problem) {
        ensure(problem);
        database.update(
                "UPDATE progress SET timer_started = coalesce(timer_started, ?) WHERE problem = ?",
                clock.millis(),
                problem);
    }

    public void pauseTimer(String problem) {
        database.update(
                "UPDATE progress SET timer_ms = max(0, timer_ms + ? - timer_started), timer_started = NULL"
                        + " WHERE problem = ? AND timer_started IS NOT NULL",
                clock.millis(),
                problem);
    }

    /** Sets the timer to nought, standing still. */
    public void resetTimer(String problem) {
        database.update("UPDATE progress SET timer_ms = 0, timer_started = NULL WHERE problem = ?", problem);
    }

    private void ensure(String problem) {
        database.update("INSERT INTO progress (problem) VALUES (?) ON CONFLICT DO NOTHING", problem);
    }
}
