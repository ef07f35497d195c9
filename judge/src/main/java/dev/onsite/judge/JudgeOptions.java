package dev.onsite.judge;

import dev.onsite.judge.sandbox.Isolation;
import java.util.Locale;

/**
 * How the judge runs.
 *
 * @param isolation the best isolation to try; {@link Isolation#LIMITS} and {@link Isolation#NONE}, which leave files
 *     and network in a submission's reach, only where the person asks for them
 * @param warm whether compiler and workers are started before the first submission
 */
public record JudgeOptions(Isolation isolation, boolean warm) {
    /** The environment variable that names the isolation: bubblewrap, namespaces, limits or none. */
    public static final String ISOLATION_VARIABLE = "ONSITE_ISOLATION";

    /**
     * Reads {@value #ISOLATION_VARIABLE}; without it, the best there is.
     *
     * @throws IllegalArgumentException where it names no isolation
     */
    public static JudgeOptions fromEnvironment(boolean warm) {
        String wanted = System.getenv().getOrDefault(ISOLATION_VARIABLE, Isolation.BUBBLEWRAP.id());
        for (Isolation isolation : Isolation.values()) {
            if (isolation.id().equals(wanted.toLowerCase(Locale.ROOT))) {
                return new JudgeOptions(isolation, warm);
            }
        }
        throw new IllegalArgumentException(
                ISOLATION_VARIABLE + " must be bubblewrap, namespaces, limits or none, got " + wanted);
    }
}
