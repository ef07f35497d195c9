package dev.onsite.workbench.store;

import java.time.Duration;

/**
 * How far a person is with a problem, beside what was submitted.
 *
 * @param solutionRevealed whether the solution page was asked for before a pass
 * @param time what the timer shows now
 */
public record ProblemProgress(
        String notes, int hintsShown, boolean solutionRevealed, Duration time, boolean timerRuns) {
    static final ProblemProgress NONE = new ProblemProgress("", 0, false, Duration.ZERO, false);
}
