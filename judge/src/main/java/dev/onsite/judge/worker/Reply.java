package dev.onsite.judge.worker;

import dev.onsite.judge.harness.Wire;

/**
 * What came back from a worker, and what it took.
 *
 * @param frame null where the worker ended
 * @param ending null where the worker answered
 * @param exitCode the worker's, where it ended by itself
 * @param standardError the last of what went to standard error, where it ended
 */
public record Reply(
        Wire.Frame frame,
        Ending ending,
        int exitCode,
        String standardError,
        double cpuMillis,
        double wallMillis,
        double peakMb) {}
