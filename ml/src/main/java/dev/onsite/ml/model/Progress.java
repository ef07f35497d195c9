package dev.onsite.ml.model;

import java.util.concurrent.CancellationException;

/** Hears how far a long fit has come, and may end it. Called on the fitting thread, once a round. */
@FunctionalInterface
public interface Progress {
    /** Listens to nothing and never cancels. */
    Progress NONE = (done, total, objective) -> true;

    /**
     * A round is done.
     *
     * @param done rounds done (iterations, trees, restarts: the fit's Javadoc says which)
     * @param total the most rounds there can be
     * @param objective the value being minimised, NaN where there is none
     * @return whether to go on
     */
    boolean goOn(int done, int total, double objective);

    /** Reports a round; throws {@link CancellationException} if the listener ends the fit. */
    default void report(int done, int total, double objective) {
        if (!goOn(done, total, objective)) {
            throw new CancellationException("the fit was cancelled after round " + done + " of " + total);
        }
    }
}
