package dev.onsite.judge.worker;

/** Why a worker did not answer. */
public enum Ending {
    /** It used up its processor time. */
    CPU,
    /** It took too long by the clock, without using its processor time. */
    WALL,
    /** It took more memory than allowed. */
    MEMORY,
    /** It wrote something to the judge's pipe that is no answer. */
    GARBLED,
    /** It flooded standard error past the harness. */
    OUTPUT,
    /** It ended by itself. */
    EXITED
}
