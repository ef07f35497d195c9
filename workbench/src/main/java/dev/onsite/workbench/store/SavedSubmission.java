package dev.onsite.workbench.store;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.value.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * A submission as it was saved, without its long parts: {@link Submissions#source} and {@link Submissions#report}.
 *
 * @param samples whether only the sample cases were run
 * @param finished when it was judged; empty while pending or interrupted, as are the verdict and message
 */
public record SavedSubmission(
        long id,
        String problem,
        Language language,
        boolean samples,
        State state,
        Instant created,
        Optional<Instant> finished,
        Optional<Verdict> verdict,
        Optional<String> message) {

    /** How far it came. */
    public enum State {
        /** Waits or is being judged. */
        PENDING,
        /** Has its verdict. */
        JUDGED,
        /** Its process ended before it had a verdict; it can be judged again. */
        INTERRUPTED
    }

    public boolean accepted() {
        return verdict.filter(Verdict.AC::equals).isPresent();
    }

    public boolean pending() {
        return state == State.PENDING;
    }

    public boolean interrupted() {
        return state == State.INTERRUPTED;
    }
}
