package dev.onsite.workbench.submissions;

import dev.onsite.workbench.store.SavedSubmission;
import dev.onsite.workbench.web.Moment;

/**
 * A saved submission as a page shows it.
 *
 * @param verdict in words: also of one that has none yet
 * @param state {@code right}, {@code wrong} or {@code wait}: the colour
 */
public record SubmissionView(
        long id,
        String problem,
        String language,
        String languageId,
        boolean samples,
        boolean interrupted,
        boolean pending,
        String verdict,
        String state,
        String when) {

    public static SubmissionView of(SavedSubmission saved) {
        return new SubmissionView(
                saved.id(),
                saved.problem(),
                saved.language().label(),
                saved.language().id(),
                saved.samples(),
                saved.interrupted(),
                saved.pending(),
                verdict(saved),
                saved.accepted() ? "right" : saved.verdict().isPresent() ? "wrong" : "wait",
                Moment.of(saved.created()));
    }

    private static String verdict(SavedSubmission saved) {
        return saved.verdict()
                .map(verdict -> verdict.label())
                .orElse(saved.interrupted() ? "Interrupted" : "Being judged");
    }
}
