package dev.onsite.testbed;

import java.time.Duration;

/** What this module's options check their values with. */
public final class Checks {
    private Checks() {}

    /**
     * Requires a condition.
     *
     * @throws IllegalArgumentException with the message, unless it holds
     */
    public static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Requires a duration above zero.
     *
     * @throws IllegalArgumentException unless it is longer than zero
     */
    public static void requirePositive(String name, Duration duration) {
        require(!duration.isNegative() && !duration.isZero(), name + " must be longer than zero, got " + duration);
    }
}
