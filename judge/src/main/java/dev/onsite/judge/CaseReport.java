package dev.onsite.judge;

import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Verdict;

/**
 * How one case went.
 *
 * @param number from 1
 * @param of how many cases there are
 * @param seed what the case was drawn from
 * @param cpuMillis processor time, and beside it the wall clock's
 * @param peakMb the submission's peak memory so far, in MiB
 * @param allocatedMb what the submission's own thread allocated on Java's heap during the case, in MiB, freed or not, as
 *     its process tells; NaN where it does not, as in Python
 * @param outcome verdict, message, index, expected, got
 * @param input the case's input as text
 * @param printed what the submission printed during the case, cut to its limit
 */
public record CaseReport(
        String name,
        int number,
        int of,
        long seed,
        boolean sample,
        double cpuMillis,
        double wallMillis,
        double peakMb,
        double allocatedMb,
        Outcome outcome,
        String input,
        String printed) {
    public Verdict verdict() {
        return outcome.verdict();
    }
}
